namespace Streaming.Testing.Recount;

/// <summary>T7 flow, T8, T9, closings and reopenings.</summary>
internal static class ResolutionMeasures
{
    /// <summary>What the changes of status of a ticket contribute.</summary>
    /// <param name="ticket">A created ticket that is not voided.</param>
    /// <param name="options">T9's reopening period.</param>
    /// <returns>The contributions.</returns>
    public static IEnumerable<RecountContribution> Of(RecountTimeline ticket, RecountOptions options)
    {
        var standing = RecountStanding.After(ticket.Moments);
        if (standing.Resolution is { } resolution)
        {
            yield return One(RecountMeasure.Resolved, resolution);
            var elapsedMs = resolution.TimeMs - ticket.Created.TimeMs;
            yield return elapsedMs >= 0
                ? One(RecountMeasure.TimeToResolution, resolution) with { Value = elapsedMs }
                : One(RecountMeasure.TimeToResolutionNegative, resolution);
            if (elapsedMs >= 0)
            {
                yield return One(RecountMeasure.WaitTime, resolution) with { Value = WaitedMs(ticket, resolution) };
            }
        }

        if (standing.FirstResolution is { } first)
        {
            yield return One(RecountMeasure.FirstResolutions, first);
            if (IsSingleContact(ticket, first) && !IsReopenedSoon(ticket, first, options))
            {
                yield return One(RecountMeasure.FirstContactResolutions, first);
            }
        }

        if (standing.Closing is { } closing)
        {
            yield return One(RecountMeasure.Closed, closing);
            if (standing.ClosedUnresolved)
            {
                yield return One(RecountMeasure.ClosedUnresolved, closing);
            }
        }

        foreach (var reopening in ticket.Moments.Where(moment => moment.Reopens))
        {
            yield return One(RecountMeasure.Reopenings, reopening) with { Split = reopening.Split };
        }
    }

    private static RecountContribution One(RecountMeasure measure, RecountMoment change) =>
        new(measure, change.TimeMs, change.ChangeSplit, 1);

    private static long WaitedMs(RecountTimeline ticket, RecountMoment resolution)
    {
        var waited = 0L;
        var end = ticket.Moments.ToList().FindIndex(moment => ReferenceEquals(moment, resolution));
        for (var index = ticket.CreatedAt; index < end; index++)
        {
            if (ticket.Moments[index].After.Status is RecountStatus.New or RecountStatus.Open or RecountStatus.OnHold)
            {
                waited += ticket.Moments[index + 1].TimeMs - ticket.Moments[index].TimeMs;
            }
        }

        return waited;
    }

    private static bool IsSingleContact(RecountTimeline ticket, RecountMoment firstResolution)
    {
        var (contacts, replies) = (1, 0);
        var lastToWriteWasRepresentative = false;
        foreach (var fact in ticket.Moments.TakeWhile(moment => moment != firstResolution).Select(moment => moment.Fact))
        {
            if (fact.IsReply)
            {
                replies++;
                lastToWriteWasRepresentative = true;
            }

            if (fact.Kind == RecountFactKind.CustomerMessage && lastToWriteWasRepresentative)
            {
                contacts++;
                lastToWriteWasRepresentative = false;
            }
        }

        return contacts == 1 && replies == 1;
    }

    private static bool IsReopenedSoon(RecountTimeline ticket, RecountMoment firstResolution, RecountOptions options) =>
        ticket.Moments
            .SkipWhile(moment => moment != firstResolution)
            .Any(moment => moment.Reopens && moment.TimeMs - firstResolution.TimeMs <= options.ReopenPeriod.TotalMilliseconds);
}
