namespace Streaming.Testing.Recount;

/// <summary>T5 and T6: how long the customer waits for a representative.</summary>
internal static class ReplyMeasures
{
    /// <summary>What the replies of a ticket contribute.</summary>
    /// <param name="ticket">A created ticket that is not voided.</param>
    /// <returns>The contributions.</returns>
    public static IEnumerable<RecountContribution> Of(RecountTimeline ticket)
    {
        var firstResponse = new FirstResponse(ticket);
        if (firstResponse.IsInvalid)
        {
            var created = ticket.Created;
            yield return new RecountContribution(RecountMeasure.FirstResponseInvalid, created.TimeMs, created.Split, 1);
        }

        if (firstResponse.Reply is { } reply)
        {
            yield return new RecountContribution(
                RecountMeasure.FirstResponse, reply.TimeMs, reply.ReplySplit, firstResponse.DurationMs);
        }

        foreach (var sent in ticket.Moments.Where(moment => moment.Fact.IsReply))
        {
            yield return new RecountContribution(RecountMeasure.MessagesSent, sent.TimeMs, sent.ReplySplit, 1);
        }

        foreach (var gap in Gaps(ticket))
        {
            yield return gap;
        }
    }

    private static IEnumerable<RecountContribution> Gaps(RecountTimeline ticket)
    {
        long? waitingSinceMs = null;
        foreach (var moment in ticket.Moments)
        {
            if (IsCustomerTurn(moment.Fact) || moment.Reopens)
            {
                waitingSinceMs ??= moment.TimeMs;
            }

            if (moment.Solves || moment.Closes)
            {
                waitingSinceMs = null;
            }

            if (moment.Fact.IsReply && waitingSinceMs is { } since)
            {
                yield return new RecountContribution(
                    RecountMeasure.ReplyGap, moment.TimeMs, moment.ReplySplit, moment.TimeMs - since);
                waitingSinceMs = null;
            }
        }
    }

    private static bool IsCustomerTurn(RecountFact fact) =>
        fact.Kind == RecountFactKind.CustomerMessage || (fact.Kind == RecountFactKind.Created && !fact.OpenedByStaff);
}
