using Streaming.Domain.Measures;

namespace Streaming.Domain.Tickets;

/// <content>
/// T5, the first response: from the creation, or the first customer message where staff opened the ticket, to the first human public reply,
/// unless the ticket is solved or closed before. Who opened it may become known only after those messages.
/// </content>
internal sealed partial class TicketWalk
{
    private void HearCustomerFirst(long timeMs)
    {
        if (_state.HasCustomerMessage)
        {
            return;
        }

        _state.HasCustomerMessage = true;
        _state.FirstCustomerMessageMs = timeMs;
        if (_state is { IsCreated: true, OpenedByStaff: true })
        {
            _state.IsFirstResponseDue = true;
            _state.FirstResponseStartMs = timeMs;
        }
    }

    private void ReplyFirst(long timeMs, in Attribution values)
    {
        _state.HasReply = true;
        if (_state is { IsFirstResponseDue: true, IsFirstResponseGiven: false })
        {
            _state.IsFirstResponseGiven = true;
            if (!_state.HasEnded)
            {
                ContributeDuration(Measure.FirstResponse, timeMs, timeMs - _state.FirstResponseStartMs, values);
            }
        }
        else if (_state is { IsCreated: false, HasCustomerMessage: true, HasReplyToCustomer: false })
        {
            _state.HasReplyToCustomer = true;
            _state.IsReplyToCustomerInTime = !_state.HasEnded;
            _state.ReplyToCustomerMs = timeMs;
            _state.ReplyToCustomer = values;
        }
    }

    private void StartFirstResponse(in Fact created)
    {
        if (!created.OpenedByStaff)
        {
            _state.IsFirstResponseDue = true;
            _state.FirstResponseStartMs = created.TimeMs;
            _state.IsFirstResponseGiven = _state.HasReply;
            if (_state.HasReply)
            {
                Contribute(Measure.FirstResponseInvalid, created.TimeMs, 1, _state.Creation);
            }
        }
        else if (_state.HasCustomerMessage)
        {
            _state.IsFirstResponseDue = true;
            _state.FirstResponseStartMs = _state.FirstCustomerMessageMs;
            _state.IsFirstResponseGiven = _state.HasReplyToCustomer;
            if (_state.IsReplyToCustomerInTime)
            {
                var durationMs = _state.ReplyToCustomerMs - _state.FirstCustomerMessageMs;
                ContributeDuration(Measure.FirstResponse, _state.ReplyToCustomerMs, durationMs, _state.ReplyToCustomer);
            }
        }
    }
}
