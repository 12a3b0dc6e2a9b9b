using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Customers;

/// <content>Money, spread over the days of its period, and the workforce.</content>
internal sealed partial class CustomerWalk
{
    private void TakeMoney(in Fact fact)
    {
        var split = _splits.Intern(Blank(Cube.Business));
        var tenant = _names.Text(_tenant);
        var measure = fact.Kind == EventKind.RevenueEarned
            ? Measure.Revenue
            : fact.CostKind switch
            {
                CostKind.Acquisition => Measure.CostOfAcquisition,
                CostKind.Service => Measure.CostOfService,
                _ => Measure.CostOfRetention,
            };
        var isForeign = _names.Text(fact.Detail) != _settings.CurrencyOf(tenant);
        var days = _settings.Zones[tenant];
        var spent = 0L;
        for (var fromMs = fact.FromMs; fromMs < fact.ToMs;)
        {
            // Each day has what is due by its end less what was due by its start, so that the days add up to the whole, to the cent.
            var toMs = Math.Min(fact.ToMs, days.NextDay(fromMs));
            var due = (long)((Int128)fact.Amount * (toMs - fact.FromMs) / (fact.ToMs - fact.FromMs));
            Contribute(isForeign ? Measure.ForeignMoney : measure, fromMs, isForeign ? 1 : due - spent, split);
            spent = due;
            fromMs = toMs;
        }
    }

    private void TakeWorkforce(in Fact fact)
    {
        _state.Agent = fact.Values.Agent;
        _state.Team = (fact.Fields & EventFields.Team) != 0 ? fact.Values.Team : _state.Team;
        var split = _splits.Intern(new Split(
            Cube.Business, _tenant, _state.Team, _state.Agent, default, default, default, default));
        switch (fact.Kind)
        {
            case EventKind.AgentJoined when !_state.IsPresent:
                _state.IsPresent = true;
                Contribute(Measure.AgentsJoined, fact.TimeMs, 1, split);
                break;
            case EventKind.AgentLeft when _state.IsPresent:
                _state.IsPresent = false;
                Contribute(Measure.AgentsLeft, fact.TimeMs, 1, split);
                break;
            case EventKind.DemoBooked:
                Contribute(Measure.DemosBooked, fact.TimeMs, 1, split);
                break;
            default:
                break;
        }

        var was = _state.Levels;
        var now = _state.IsPresent ? new CountedLevels(split, true, -1, false, false, false) : default;
        if (was != now)
        {
            MoveAgent(fact.TimeMs, was, -1);
            MoveAgent(fact.TimeMs, now, 1);
            _state.Levels = now;
        }
    }

    private void MoveAgent(long timeMs, in CountedLevels levels, int sign)
    {
        if (levels.IsPresent)
        {
            Contribute(Measure.AgentsPresent, timeMs, sign, levels.Split);
            Contribute(Measure.AgentMoments, timeMs, sign * timeMs, levels.Split);
        }
    }
}
