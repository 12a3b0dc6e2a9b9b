using Streaming.Domain.Events;

namespace Streaming.Domain.Tickets;

/// <content>I4, how long the customer waited for us: the time in which a ticket was new, open or on hold; not while it was pending.</content>
internal sealed partial class TicketWalk
{
    private void SyncWait(long timeMs)
    {
        var isWaiting = _state is { IsCreated: true, Status: TicketStatus.New or TicketStatus.Open or TicketStatus.OnHold };
        if (isWaiting == _state.IsWaiting)
        {
            return;
        }

        _state.IsWaiting = isWaiting;
        if (isWaiting)
        {
            _state.WaitingSinceMs = timeMs;
        }
        else
        {
            _state.WaitedMs += timeMs - _state.WaitingSinceMs;
        }
    }
}
