using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;
using Streaming.Query.Tickets;

namespace Streaming.Query.Feedback;

/// <summary>
/// Goes through the tickets of a state once and keeps one page of their comments: of those after the place where the last page ended the newest.
/// Memory is bounded by the page; tickets without comments cost a look at one byte.
/// </summary>
/// <param name="plan">What to list.</param>
/// <param name="cuts">The cuts of surveys.</param>
/// <param name="reader">Reads the comments of tickets that were not read before.</param>
internal sealed class CommentScan(CommentPlan plan, SurveyCuts cuts, SurveyCommentReader reader)
{
    private readonly PriorityQueue<CommentRow, CommentCursor> _page = new(Comparer<CommentCursor>.Create(static (left, right) => right.CompareTo(left)));

    /// <summary>Comments that match, over all pages.</summary>
    public long Count { get; private set; }

    /// <summary>Scans.</summary>
    /// <param name="shards">The tickets.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page in order, and whether more follows.</returns>
    public (List<CommentRow> Rows, bool HasMore) Run(IReadOnlyList<ShardTicketsSnapshot> shards, CancellationToken cancellationToken)
    {
        foreach (var shard in shards)
        {
            if (shard.Names.FindTenant(plan.Filter.Tenant) is not { } tenant)
            {
                continue;
            }

            foreach (var chunk in shard.Chunks)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var entry in chunk)
                {
                    if (!entry.IsNone && SurveyCommentReader.HasComments(entry.State) && TicketKey.Tenant(entry.Key) == tenant)
                    {
                        Take(shard, entry);
                    }
                }
            }
        }

        var rows = new List<CommentRow>(_page.Count);
        while (_page.TryDequeue(out var row, out _))
        {
            rows.Add(row);
        }

        rows.Reverse();
        var hasMore = rows.Count > plan.PageSize;
        if (hasMore)
        {
            rows.RemoveAt(plan.PageSize);
        }

        return (rows, hasMore);
    }

    private void Take(ShardTicketsSnapshot shard, TicketEntry entry)
    {
        foreach (var comment in entry.Comments(reader, shard.Names))
        {
            if (comment.AnsweredMs >= plan.Interval.StartMs
                && comment.AnsweredMs < plan.Interval.EndMs
                && plan.Filter.Passes(comment, cuts, out var @class))
            {
                Count++;
                Offer(CommentRow.Of(shard, entry, comment, @class));
            }
        }
    }

    private void Offer(CommentRow row)
    {
        if (plan.After?.CompareTo(row.Place) >= 0)
        {
            return;
        }

        if (_page.Count <= plan.PageSize)
        {
            _page.Enqueue(row, row.Place);
        }
        else if (row.Place.CompareTo(_page.Peek().Place) < 0)
        {
            _page.DequeueEnqueue(row, row.Place);
        }
    }
}
