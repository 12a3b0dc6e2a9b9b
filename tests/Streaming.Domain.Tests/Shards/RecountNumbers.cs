using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Sla.Clocks;
using Streaming.Testing.Recount;

namespace Streaming.Domain.Tests.Shards;

/// <summary>The slow recount's contributions, flattened as <see cref="StoredCells"/> flattens the engine's cells.</summary>
internal static class RecountNumbers
{
    private static readonly Dictionary<RecountMeasure, MeasureId> Measures = new()
    {
        [RecountMeasure.TicketsCreated] = Measure.TicketsCreated,
        [RecountMeasure.TicketsOfCustomer] = Measure.TicketsCreated,
        [RecountMeasure.MessagesSent] = Measure.MessagesSent,
        [RecountMeasure.WaitTime] = Measure.WaitTime,
        [RecountMeasure.TicketsByCategory] = Measure.TicketsByCategory,
        [RecountMeasure.FirstResponse] = Measure.FirstResponse,
        [RecountMeasure.FirstResponseInvalid] = Measure.FirstResponseInvalid,
        [RecountMeasure.ReplyGap] = Measure.ReplyGap,
        [RecountMeasure.DelayElapsedOrResolved] = Measure.ResolutionJudged,
        [RecountMeasure.ResolvedInDelay] = Measure.ResolvedInDelay,
        [RecountMeasure.EverResolved] = Measure.EverResolved,
        [RecountMeasure.Resolved] = Measure.Resolved,
        [RecountMeasure.TimeToResolution] = Measure.TimeToResolution,
        [RecountMeasure.TimeToResolutionNegative] = Measure.TimeToResolutionInvalid,
        [RecountMeasure.FirstResolutions] = Measure.FirstResolutions,
        [RecountMeasure.FirstContactResolutions] = Measure.FirstContactResolutions,
        [RecountMeasure.Closed] = Measure.Closed,
        [RecountMeasure.ClosedUnresolved] = Measure.ClosedUnresolved,
        [RecountMeasure.Reopenings] = Measure.Reopenings,
        [RecountMeasure.BacklogChange] = Measure.Backlog,
        [RecountMeasure.UnansweredOpenChange] = Measure.UnansweredOpen,
        [RecountMeasure.OpenUntilClosedChange] = Measure.OpenUntilClosed,
        [RecountMeasure.FirstResponseBusiness] = Measure.FirstResponseBusiness,
        [RecountMeasure.TimeToResolutionBusiness] = Measure.TimeToResolutionBusiness,
        [RecountMeasure.TimeToResolutionActive] = Measure.TimeToResolutionActive,
        [RecountMeasure.CallTalk] = Measure.TalkTime,
        [RecountMeasure.CallHold] = Measure.HoldTime,
        [RecountMeasure.CallAfterCall] = Measure.AfterCallTime,
    };

    public static SortedDictionary<string, long> Of(SlowRecount recount, Cube cube, Func<long, string> paneOf)
    {
        var numbers = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var one in recount.Contributions)
        {
            var split = one.Split;
            if ((cube == Cube.Sla && one.Policy is null) || (cube == Cube.Customer) != (one.Measure == RecountMeasure.TicketsOfCustomer))
            {
                continue;
            }

            var group = cube switch
            {
                Cube.Main => string.Join('|', split.Tenant, Show(split.Team), Show(split.Channel), Show(split.Category), Show(split.Priority)),
                Cube.Agent => string.Join('|', split.Tenant, Show(split.Team), Show(split.Agent)),
                Cube.Sla => string.Join('|', split.Tenant, one.Policy, Show(split.Team)),
                _ => string.Join('|', split.Tenant, Show(split.Customer)),
            };
            var prefix = $"{paneOf(one.TimeMs)} {group} ";
            switch (one.Measure)
            {
                case RecountMeasure.Calls:
                    StoredCells.Add(numbers, $"{prefix}{Measure.HandleTime.Value}", 1);
                    break;
                case RecountMeasure.SurveyAnswers or RecountMeasure.StaffAnswers:
                    var answer = one.Answer!;
                    var kind = Enum.Parse<SurveyKind>(answer.Kind, ignoreCase: true);
                    StoredCells.Add(
                        numbers, $"{prefix}{MeasureId.Survey(kind, one.Measure == RecountMeasure.StaffAnswers, answer.Min, answer.Max, answer.Value).Value}", 1);
                    break;
                default:
                    AddTicket(numbers, prefix, one.Clock is null ? Measures[one.Measure] : ClockMeasure(one), one.Value);
                    break;
            }

            if (one.Measure is RecountMeasure.CallTalk or RecountMeasure.CallHold or RecountMeasure.CallAfterCall)
            {
                StoredCells.Add(numbers, $"{prefix}{Measure.HandleTime.Value} sum", one.Value);
            }
        }

        return numbers;
    }

    private static MeasureId ClockMeasure(RecountContribution one)
    {
        Assert.True(ClockKinds.TryParse(one.Clock, out var kind));
        return one.Measure switch
        {
            RecountMeasure.SlaMet => Measure.SlaMet(kind),
            RecountMeasure.SlaBreached => Measure.SlaBreached(kind),
            RecountMeasure.SlaRunningChange => Measure.SlaRunning(kind),
            RecountMeasure.SlaAtRiskChange => Measure.SlaAtRisk(kind),
            _ => Measure.SlaBreachedOpen(kind),
        };
    }

    private static void AddTicket(SortedDictionary<string, long> numbers, string prefix, MeasureId measure, long value)
    {
        if (Measure.IsSketch(measure))
        {
            StoredCells.Add(numbers, $"{prefix}{measure.Value}", 1);
            StoredCells.Add(numbers, $"{prefix}{measure.Value} sum", value);
        }
        else
        {
            StoredCells.Add(numbers, $"{prefix}{measure.Value}", value);
        }
    }

    private static string Show(string? value) => value ?? RecountSplit.Unknown;
}
