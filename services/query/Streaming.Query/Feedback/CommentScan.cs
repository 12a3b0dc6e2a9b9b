using System.Text;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;
using Streaming.Query.Tickets;
using Wire = Streaming.Contracts.Kpi.V1;

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
            if (shard.Names.FindTenant(plan.Tenant) is not { } tenant)
            {
                continue;
            }

            foreach (var chunk in shard.Chunks)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var entry in chunk)
                {
                    if (entry is not null && SurveyCommentReader.HasComments(entry.State) && TicketKey.Tenant(entry.Key) == tenant)
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
        // A state never changes, so what was read of it holds for its life.
        foreach (var comment in entry.Comments ??= reader.Read(entry.Key, entry.State, shard.Names))
        {
            var answer = comment.Answer;
            if (answer.AudienceIsAgent != plan.OfAgents
                || (plan.Kinds.Count > 0 && !plan.Kinds.Contains(answer.Kind))
                || answer.Value < plan.MinScore
                || answer.Value > plan.MaxScore
                || comment.AnsweredMs < plan.Interval.StartMs
                || comment.AnsweredMs >= plan.Interval.EndMs
                || !Passes(comment.Values))
            {
                continue;
            }

            var @class = SurveyClassifier.ClassOf(answer, cuts);
            if (plan.Classes.Count == 0 || plan.Classes.Contains(@class))
            {
                Count++;
                Offer(shard, entry, comment, @class);
            }
        }
    }

    private void Offer(ShardTicketsSnapshot shard, TicketEntry entry, SurveyComment comment, Wire.SurveyClass @class)
    {
        var place = new CommentCursor(
            comment.AnsweredMs, comment.ResponseId, TicketKey.Kind(entry.Key), Encoding.UTF8.GetString(TicketKey.Id(entry.Key)), shard.Shard);
        if (plan.After?.CompareTo(place) >= 0)
        {
            return;
        }

        var row = new CommentRow(place, comment, @class);
        if (_page.Count <= plan.PageSize)
        {
            _page.Enqueue(row, place);
        }
        else if (place.CompareTo(_page.Peek().Place) < 0)
        {
            _page.DequeueEnqueue(row, place);
        }
    }

    private bool Passes(TicketValues values)
    {
        foreach (var (dimension, wanted) in plan.Filters)
        {
            if (!wanted.Contains(ValueOf(values, dimension) ?? NameId.UnknownText))
            {
                return false;
            }
        }

        return true;
    }

    private static string? ValueOf(TicketValues values, NameKind dimension) => dimension switch
    {
        NameKind.Team => values.Team,
        NameKind.Agent => values.Agent,
        NameKind.Channel => values.Channel,
        NameKind.Category => values.Category,
        NameKind.Priority => values.Priority,
        _ => values.Product,
    };
}
