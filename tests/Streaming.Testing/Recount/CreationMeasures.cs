namespace Streaming.Testing.Recount;

/// <summary>T1, T4 and the three counts of T7, all in the pane of the creation.</summary>
internal static class CreationMeasures
{
    /// <summary>What the creation of a ticket contributes.</summary>
    /// <param name="ticket">A created ticket that is not voided.</param>
    /// <param name="timerTimeMs">How far time has passed, Unix milliseconds.</param>
    /// <param name="options">T7's delays.</param>
    /// <returns>The contributions.</returns>
    public static IEnumerable<RecountContribution> Of(RecountTimeline ticket, long timerTimeMs, RecountOptions options)
    {
        var created = ticket.Created;
        yield return One(RecountMeasure.TicketsCreated);
        yield return One(RecountMeasure.TicketsOfCustomer) with
        {
            Split = created.Split with { Customer = created.Fact.Customer ?? throw new InvalidOperationException("A creation names its customer.") },
        };

        var categoryNow = ticket.Moments[^1].After.Category;
        yield return One(RecountMeasure.TicketsByCategory) with { Split = created.Split with { Category = categoryNow } };

        var delayEndsMs = created.TimeMs + options.ResolutionDelayMs(created.TimeMs, created.Split);
        var stoodAtDelayEnd =
            RecountStanding.After(ticket.Moments.Where(moment => moment.TimeMs <= delayEndsMs)).Resolution is not null;
        var standsNow = RecountStanding.After(ticket.Moments).Resolution is not null;
        if (timerTimeMs >= delayEndsMs || standsNow || stoodAtDelayEnd)
        {
            yield return One(RecountMeasure.DelayElapsedOrResolved);
        }

        if (stoodAtDelayEnd)
        {
            yield return One(RecountMeasure.ResolvedInDelay);
        }

        if (standsNow)
        {
            yield return One(RecountMeasure.EverResolved);
        }

        RecountContribution One(RecountMeasure measure) => new(measure, created.TimeMs, created.Split, 1);
    }
}
