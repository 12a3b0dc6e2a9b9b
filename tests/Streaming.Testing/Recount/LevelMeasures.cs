namespace Streaming.Testing.Recount;

/// <summary>The changes of the levels: backlog, unanswered open, open until closed.</summary>
internal static class LevelMeasures
{
    /// <summary>What a ticket adds to the levels and takes away again, from its creation on.</summary>
    /// <param name="ticket">A created ticket that is not voided.</param>
    /// <returns>The contributions.</returns>
    public static IEnumerable<RecountContribution> Of(RecountTimeline ticket)
    {
        var firstResponse = new FirstResponse(ticket);
        var moments = ticket.Moments;
        return Changes(RecountMeasure.BacklogChange, index => moments[index].After.IsBacklog)
            .Concat(Changes(
                RecountMeasure.UnansweredOpenChange,
                index => moments[index].After.IsBacklog && firstResponse.IsWaitingAt(index)))
            .Concat(Changes(
                RecountMeasure.OpenUntilClosedChange,
                index => moments[index].After.Status != RecountStatus.Closed));

        IEnumerable<RecountContribution> Changes(RecountMeasure measure, Func<int, bool> counts)
        {
            RecountSplit? countedUnder = null;
            for (var index = ticket.CreatedAt; index < moments.Count; index++)
            {
                var countsUnder = counts(index) ? moments[index].Split : null;
                if (countsUnder == countedUnder)
                {
                    continue;
                }

                if (countedUnder is not null)
                {
                    yield return new RecountContribution(measure, moments[index].TimeMs, countedUnder, -1);
                }

                if (countsUnder is not null)
                {
                    yield return new RecountContribution(measure, moments[index].TimeMs, countsUnder, 1);
                }

                countedUnder = countsUnder;
            }
        }
    }
}
