namespace Streaming.Testing.Recount;

/// <summary>
/// One SLA clock of a ticket, told by three questions about each of its moments: is it open, does it count, and is it stopped there. What
/// follows is worked out from the beginning at every moment.
/// </summary>
/// <param name="Name">The clock's name.</param>
/// <param name="StartMs">When it started, Unix milliseconds.</param>
/// <param name="From">The moment at which it comes into being.</param>
/// <param name="IsOpen">Whether it waits for its stop after a moment.</param>
/// <param name="IsCounting">Whether it counts after a moment, where it is open.</param>
/// <param name="StopValues">The values of its stop, where a moment stops it; else null.</param>
internal sealed record RecountClock(
    string Name,
    long StartMs,
    int From,
    Func<int, bool> IsOpen,
    Func<int, bool> IsCounting,
    Func<int, RecountSplit?> StopValues)
{
    /// <summary>What the clock contributes.</summary>
    /// <param name="moments">The ticket's moments.</param>
    /// <param name="timerMs">How far time has passed, Unix milliseconds.</param>
    /// <param name="sla">The policies.</param>
    /// <param name="story">What became of it; null where it has no target in the end.</param>
    /// <returns>The contributions.</returns>
    public List<RecountContribution> Contributions(
        IReadOnlyList<RecountMoment> moments, long timerMs, RecountSla sla, out RecountClockStory? story)
    {
        var result = new List<RecountContribution>();
        var levels = new Dictionary<RecountMeasure, (RecountSplit Split, string Policy)?>();
        var (pickedMs, pickedFor) = (StartMs, moments[From].Split);
        (long Ms, RecountPolicy Policy)? late = null;
        (long Ms, RecountSplit Split, RecountPolicy Policy)? met = null;
        for (var at = From; at < moments.Count; at++)
        {
            var moment = moments[at];
            var nextMs = at + 1 < moments.Count ? moments[at + 1].TimeMs : timerMs + 1;
            if (at > From && IsOpen(at) && late is null && sla.Matched.Any(one => moment.Split.Value(one) != pickedFor.Value(one)))
            {
                (pickedMs, pickedFor) = (moment.TimeMs, moment.Split);
            }

            var policy = late?.Policy ?? sla.At(pickedMs, pickedFor);
            var target = policy?.Targets.GetValueOrDefault(Name);
            long? dueMs = target is null ? null : Reached(moments, at, target, target.DurationMs);
            long? riskMs = target?.RiskMs is { } risk ? Reached(moments, at, target, risk) : null;
            if ((IsOpen(at) || at == From || (StopValues(at) is not null && met is null)) && late is null && dueMs < moment.TimeMs)
            {
                Breach(dueMs.Value);
            }

            if (IsOpen(at))
            {
                met = null;
            }
            else if (StopValues(at) is { } values && late is null && target is not null)
            {
                met = (moment.TimeMs, values, policy!);
            }

            var riskSeen = riskMs <= timerMs ? riskMs : null;
            Show(moment.TimeMs, riskSeen < moment.TimeMs);
            if (!IsOpen(at))
            {
                continue;
            }

            if (riskSeen >= moment.TimeMs && riskSeen < nextMs && (late is null || late.Value.Ms > timerMs))
            {
                Show(riskSeen.Value, true);
            }

            if (late is null && dueMs >= moment.TimeMs && dueMs < nextMs)
            {
                Breach(dueMs.Value);
                Show(dueMs.Value, riskSeen < dueMs);
            }

            void Breach(long breachMs)
            {
                late = (breachMs, policy!);
                if (breachMs <= timerMs)
                {
                    result.Add(new RecountContribution(RecountMeasure.SlaBreached, breachMs, moment.Split, 1) { Clock = Name, Policy = policy!.Name });
                }
            }

            void Show(long timeMs, bool isAtRisk)
            {
                var isBreached = late is { } since && since.Ms <= timerMs;
                var isRunning = IsOpen(at) && target is not null && !isBreached;
                Level(RecountMeasure.SlaRunningChange, isRunning);
                Level(RecountMeasure.SlaAtRiskChange, isRunning && isAtRisk);
                Level(RecountMeasure.SlaBreachedOpenChange, IsOpen(at) && isBreached);

                void Level(RecountMeasure measure, bool counts)
                {
                    (RecountSplit Split, string Policy)? now = counts ? (moment.Split, policy!.Name) : null;
                    var before = levels.GetValueOrDefault(measure);
                    if (now == before)
                    {
                        return;
                    }

                    if (before is { } old)
                    {
                        result.Add(new RecountContribution(measure, timeMs, old.Split, -1) { Clock = Name, Policy = old.Policy });
                    }

                    if (now is { } new_)
                    {
                        result.Add(new RecountContribution(measure, timeMs, new_.Split, 1) { Clock = Name, Policy = new_.Policy });
                    }

                    levels[measure] = now;
                }
            }
        }

        if (met is { } stopped)
        {
            result.Add(new RecountContribution(RecountMeasure.SlaMet, stopped.Ms, stopped.Split, 1) { Clock = Name, Policy = stopped.Policy.Name });
        }

        var lastPolicy = late?.Policy ?? sla.At(pickedMs, pickedFor);
        story = lastPolicy?.Targets.GetValueOrDefault(Name) is { } promised ? Story(moments, timerMs, sla, lastPolicy, promised, late?.Ms, met is not null) : null;
        return result;
    }

    /// <summary>What became of it, as of the timer time.</summary>
    private RecountClockStory Story(
        IReadOnlyList<RecountMoment> moments, long timerMs, RecountSla sla, RecountPolicy policy, RecountTarget target, long? lateMs, bool isMet)
    {
        var last = moments.Count - 1;
        long? endMs = IsOpen(last) ? null : moments[Enumerable.Range(From, moments.Count - From)
            .Last(at => !IsOpen(at) && (at == From || IsOpen(at - 1) || StopValues(at) is not null))].TimeMs;
        var counted = new List<(long FromMs, long ToMs)> { (StartMs, moments[From].TimeMs) };
        for (var at = From; at < moments.Count; at++)
        {
            if (IsOpen(at) && IsCounting(at))
            {
                counted.Add((moments[at].TimeMs, at < last ? moments[at + 1].TimeMs : long.MaxValue));
            }
        }

        counted.RemoveAll(span => span.FromMs == span.ToMs);
        return RecountClockStory.Of(
            Name,
            StartMs,
            policy,
            sla,
            target,
            (lateMs, Reached(moments, last, target, target.DurationMs), target.RiskMs is { } risk ? Reached(moments, last, target, risk) : null),
            lateMs <= timerMs ? "Breached" : isMet ? "Met" : IsOpen(last) || lateMs is not null ? "Running" : "Cancelled",
            endMs,
            timerMs,
            counted);
    }

    /// <summary>When it has counted some open time, as far as is known after a moment; null while it stands still before that.</summary>
    private long? Reached(IReadOnlyList<RecountMoment> moments, int at, RecountTarget target, long openMs)
    {
        // It may have started before the moment that shows it.
        var left = openMs - target.Hours.OpenMs(StartMs, moments[From].TimeMs);
        if (left < 0 || (left == 0 && StartMs < moments[From].TimeMs))
        {
            return target.Hours.After(StartMs, openMs);
        }

        for (var index = From; index <= at; index++)
        {
            if (!IsOpen(index) || !IsCounting(index))
            {
                continue;
            }

            var fromMs = moments[index].TimeMs;
            if (index == at)
            {
                return target.Hours.After(fromMs, left);
            }

            var toMs = moments[index + 1].TimeMs;
            var counted = target.Hours.OpenMs(fromMs, toMs);
            if (counted >= left && toMs > fromMs)
            {
                return target.Hours.After(fromMs, left);
            }

            left -= counted;
        }

        return null;
    }
}
