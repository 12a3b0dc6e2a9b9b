using System.Globalization;
using Streaming.Replay.Events;

namespace Streaming.Replay.Simulation;

// What customer and help desk do on a ticket between its creation and its end.
internal sealed partial class TicketSimulation
{
    private void Converse()
    {
        if (_random.Happens(0.2))
        {
            Later(TimeSpan.FromMinutes(10), 1.0);
            Say(new TicketMessage(_ticketId, "customer") { MessageId = NextId("msg") });
        }

        Say(new TicketStatusChanged(_ticketId, "open"));
        Reply();
        while (!IsOver && _random.Happens(0.45))
        {
            if (_random.Happens(0.5))
            {
                Say(new TicketStatusChanged(_ticketId, "pending", _agent));
            }

            Later(TimeSpan.FromHours(2), 1.2);
            Say(new TicketMessage(_ticketId, "customer") { MessageId = NextId("msg") });
            MaybeMove();
            Reply();
        }
    }

    private void Reply()
    {
        var median = _channel switch { "chat" => TimeSpan.FromMinutes(2), "phone" => TimeSpan.FromMinutes(10), _ => TimeSpan.FromMinutes(50) };
        Later(median, 0.9);
        _now = _channel == "chat" ? _now : WeekShape.WhenAtWork(_now);
        if (_random.Happens(0.1))
        {
            Say(new TicketMessage(_ticketId, "human", IsPublic: false) { MessageId = NextId("note"), AgentId = _agent, Team = _team });
            Later(TimeSpan.FromMinutes(5), 0.5);
        }

        Say(new TicketMessage(_ticketId, "human") { MessageId = NextId("msg"), AgentId = _agent, Team = _team });
    }

    private void MaybeMove()
    {
        if (_random.Happens(0.12))
        {
            Later(TimeSpan.FromMinutes(5), 0.5);
            (_team, _agent) = SomeAgent();
            Say(new TicketAssigned(_ticketId, new(_team), new(_agent)));
        }

        if (_random.Happens(0.08))
        {
            var category = string.Create(CultureInfo.InvariantCulture, $"category-{_random.NextSkewed(_options.Categories) + 1}");
            Say(new TicketAttributesChanged(_ticketId) { Category = category, Priority = _random.Happens(0.5) ? "high" : null });
        }

        if (_random.Happens(0.05))
        {
            Say(new TicketStatusChanged(_ticketId, "on-hold", _agent));
            Later(TimeSpan.FromHours(6), 1.0);
            Say(new TicketStatusChanged(_ticketId, "open", _agent));
        }
    }

    private void Solve()
    {
        Later(TimeSpan.FromMinutes(20), 1.0);
        Say(new TicketStatusChanged(_ticketId, "solved", _agent));
    }

    private void Call()
    {
        var call = new CallHandled(NextId("call"), _random.NextBelow(600) + 30, _random.NextBelow(90), _random.NextBelow(180))
        {
            TicketId = _ticketId,
            AgentId = _agent,
        };
        var handledAt = _now.AddSeconds(call.TalkSeconds + call.HoldSeconds + call.AfterCallSeconds);
        SayAt(handledAt, call);
        if (_random.Happens(0.1))
        {
            SayAt(handledAt, call with { AfterCallSeconds = call.AfterCallSeconds + 60, Revision = 1 });
        }
    }
}
