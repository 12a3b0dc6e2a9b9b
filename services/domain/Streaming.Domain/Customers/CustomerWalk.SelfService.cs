using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Customers;

/// <content>Sessions in the help centre, and the tickets that follow them.</content>
internal sealed partial class CustomerWalk
{
    private void TakeSession(in Fact fact)
    {
        var split = _splits.Intern(Blank(Cube.Topic) with { Topic = fact.Detail });
        Contribute(Measure.Sessions, fact.TimeMs, 1, split);
        if (!fact.IsResolved)
        {
            return;
        }

        Contribute(Measure.SessionsResolved, fact.TimeMs, 1, split);

        // Facts of one instant are in an order that says nothing about these: a ticket of the same instant follows.
        if (_state.LastTicketMs == fact.TimeMs)
        {
            return;
        }

        Contribute(Measure.SessionsDeflecting, fact.TimeMs, 1, split);
        Forget(fact.TimeMs);
        _state.OpenSessions.Add((fact.TimeMs, split));
    }

    private void TakeTicket(long timeMs)
    {
        Contribute(Measure.TicketsJoined, timeMs, 1, _splits.Intern(Blank(Cube.Business)));
        Forget(timeMs);
        foreach (var (sessionMs, split) in _state.OpenSessions)
        {
            Contribute(Measure.SessionsDeflecting, sessionMs, -1, split);
        }

        _state.OpenSessions.Clear();
        _state.LastTicketMs = timeMs;
    }

    /// <summary>Forgets the sessions that no ticket of now or later can follow soon enough; they are in the order of their times.</summary>
    private void Forget(long nowMs)
    {
        var open = _state.OpenSessions;
        var gone = 0;
        while (gone < open.Count && open[gone].TimeMs < nowMs - _deflectionMs)
        {
            gone++;
        }

        open.RemoveRange(0, gone);
    }
}
