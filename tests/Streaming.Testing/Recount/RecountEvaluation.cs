namespace Streaming.Testing.Recount;

/// <summary>From the contributions of one group to its KPIs over one interval.</summary>
internal static class RecountEvaluation
{
    /// <summary>The KPIs of a group.</summary>
    /// <param name="group">All contributions of the group, of any time.</param>
    /// <param name="query">The interval.</param>
    /// <param name="timerTimeMs">How far time has passed, Unix milliseconds.</param>
    /// <param name="options">The cuts of the survey scales.</param>
    /// <returns>The KPIs.</returns>
    public static RecountKpis Of(IReadOnlyCollection<RecountContribution> group, RecountQuery query, long timerTimeMs, RecountOptions options)
    {
        var inside = group.Where(one => one.TimeMs >= query.FromMs && one.TimeMs < query.ToMs).ToList();
        var created = Sum(RecountMeasure.TicketsCreated);
        var firstResponse = Durations(RecountMeasure.FirstResponse);
        var calls = Sum(RecountMeasure.Calls);
        var anyInTime = inside.Exists(one => one.Measure == RecountMeasure.TicketsCreated && one.TimeMs + options.LongestResolutionDelayMs <= timerTimeMs);
        var anyTooLate = Sum(RecountMeasure.DelayElapsedOrResolved) > Sum(RecountMeasure.ResolvedInDelay);
        var (talkMs, holdMs, afterCallMs) =
            (Sum(RecountMeasure.CallTalk), Sum(RecountMeasure.CallHold), Sum(RecountMeasure.CallAfterCall));
        return new RecountKpis
        {
            TicketsCreated = created,
            TicketsByCategory = inside.Where(one => one.Measure == RecountMeasure.TicketsByCategory)
                .GroupBy(one => one.Split.Value(RecountDimension.Category))
                .ToDictionary(category => category.Key, category => (long)category.Count()),
            FirstResponse = firstResponse,
            FirstResponseInvalid = Sum(RecountMeasure.FirstResponseInvalid),
            UnansweredOpen = Level(RecountMeasure.UnansweredOpenChange),
            FirstResponseLiteralMs = firstResponse.Count == 0 ? null : Ratio(firstResponse.SumMs, created),
            ReplyGaps = Durations(RecountMeasure.ReplyGap),
            DelayElapsedOrResolved = Sum(RecountMeasure.DelayElapsedOrResolved),
            ResolvedInDelay = Sum(RecountMeasure.ResolvedInDelay),
            EverResolved = Sum(RecountMeasure.EverResolved),
            ResolutionRate = anyInTime || anyTooLate ? Ratio(Sum(RecountMeasure.ResolvedInDelay), Sum(RecountMeasure.DelayElapsedOrResolved)) : null,
            ResolutionRateFlow = Ratio(Sum(RecountMeasure.Resolved), created),
            ResolutionRateEver = Ratio(Sum(RecountMeasure.EverResolved), created),
            Resolved = Sum(RecountMeasure.Resolved),
            TimeToResolution = Durations(RecountMeasure.TimeToResolution),
            TimeToResolutionNegative = Sum(RecountMeasure.TimeToResolutionNegative),
            FirstResolutions = Sum(RecountMeasure.FirstResolutions),
            FirstContactResolutions = Sum(RecountMeasure.FirstContactResolutions),
            FirstContactRate = Ratio(Sum(RecountMeasure.FirstContactResolutions), Sum(RecountMeasure.FirstResolutions)),
            Calls = calls,
            TalkMs = talkMs,
            HoldMs = holdMs,
            AfterCallMs = afterCallMs,
            HandleTimeMs = Ratio(talkMs + holdMs + afterCallMs, calls),
            Backlog = Level(RecountMeasure.BacklogChange),
            OpenUntilClosed = Level(RecountMeasure.OpenUntilClosedChange),
            Reopenings = Sum(RecountMeasure.Reopenings),
            Closed = Sum(RecountMeasure.Closed),
            ClosedUnresolved = Sum(RecountMeasure.ClosedUnresolved),
            Nps = RecountNps.Of(Answers("nps")),
            Csat = RecountCsat.Of(Answers("csat"), options),
            Ces = RecountCes.Of(Answers("ces"), options),
            FirstResponseBusiness = Durations(RecountMeasure.FirstResponseBusiness),
            TimeToResolutionBusiness = Durations(RecountMeasure.TimeToResolutionBusiness),
            TimeToResolutionActive = Durations(RecountMeasure.TimeToResolutionActive),
            WaitTime = Durations(RecountMeasure.WaitTime),
            MessagesSent = Sum(RecountMeasure.MessagesSent),
            Clocks = group.Where(one => one.Clock is not null)
                .GroupBy(one => one.Clock!)
                .ToDictionary(clock => clock.Key, clock => ClocksOf(clock.ToList(), query)),
            DurationsTooLong = Sum(RecountMeasure.DurationTooLong),
        };

        long Sum(RecountMeasure measure) => inside.Where(one => one.Measure == measure).Sum(one => one.Value);

        RecountDurations Durations(RecountMeasure measure) =>
            RecountDurations.Of(inside.Where(one => one.Measure == measure).Select(one => one.Value));

        RecountLevel Level(RecountMeasure measure) => new(At(measure, query.FromMs), At(measure, query.ToMs));

        long At(RecountMeasure measure, long timeMs) =>
            group.Where(one => one.Measure == measure && one.TimeMs < timeMs).Sum(one => one.Value);

        IEnumerable<RecountAnswer> Answers(string kind) => inside
            .Where(one => one.Measure == RecountMeasure.SurveyAnswers && one.Answer!.Kind == kind)
            .Select(one => one.Answer!);
    }

    private static RecountClocks ClocksOf(List<RecountContribution> clock, RecountQuery query)
    {
        return new RecountClocks(
            Outcomes(RecountMeasure.SlaMet),
            Outcomes(RecountMeasure.SlaBreached),
            Level(RecountMeasure.SlaRunningChange),
            Level(RecountMeasure.SlaAtRiskChange),
            Level(RecountMeasure.SlaBreachedOpenChange));

        long Outcomes(RecountMeasure measure) =>
            clock.Count(one => one.Measure == measure && one.TimeMs >= query.FromMs && one.TimeMs < query.ToMs);

        RecountLevel Level(RecountMeasure measure) => new(At(measure, query.FromMs), At(measure, query.ToMs));

        long At(RecountMeasure measure, long timeMs) =>
            clock.Where(one => one.Measure == measure && one.TimeMs < timeMs).Sum(one => one.Value);
    }

    private static double? Ratio(long part, long whole) => whole == 0 ? null : (double)part / whole;
}
