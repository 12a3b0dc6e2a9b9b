using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;
using Streaming.Query.Tickets;

namespace Streaming.Query.Feedback;

/// <summary>
/// Finds what has become of the comments of one shard between two states: those that are new or say something else, and those that count no more.
/// Looks only at tickets with comments, and, where the state before is at hand, only at those that changed.
/// </summary>
/// <param name="filter">Which comments.</param>
/// <param name="cuts">The cuts of surveys.</param>
/// <param name="reader">Reads the comments of tickets that were not read before.</param>
internal sealed class CommentNews(CommentFilter filter, SurveyCuts cuts, SurveyCommentReader reader)
{
    /// <summary>What became of the comments: first those that are gone, then those that came, each the oldest answer first.</summary>
    /// <param name="shard">The shard now.</param>
    /// <param name="before">The shard before; <see langword="null"/> where that is not at hand.</param>
    /// <param name="afterVersion">Where it is not, comments of tickets that were written later are taken as new.</param>
    public List<CommentChange> Between(ShardTicketsSnapshot shard, ShardTicketsSnapshot? before, long afterVersion)
    {
        // A shard without a changed ticket shares all of its chunks with its last snapshot.
        if (before is not null && ReferenceEquals(shard.Chunks, before.Chunks))
        {
            return [];
        }

        var came = Changed(shard, before, afterVersion);
        var went = before is null ? [] : Changed(before, shard, long.MinValue);
        var (gone, news) = (new List<CommentChange>(), new List<CommentChange>());
        foreach (var (key, entry) in went)
        {
            var rows = came.TryGetValue(key, out var other) ? Rows(shard, other) : [];
            foreach (var row in Rows(before!, entry))
            {
                if (!rows.Exists(one => one.Comment.ResponseId == row.Comment.ResponseId))
                {
                    gone.Add(new CommentChange(row, IsGone: true));
                }
            }
        }

        foreach (var (key, entry) in came)
        {
            var rows = went.TryGetValue(key, out var other) ? Rows(before!, other) : [];
            foreach (var row in Rows(shard, entry))
            {
                if (!rows.Contains(row))
                {
                    news.Add(new CommentChange(row, IsGone: false));
                }
            }
        }

        gone.Sort(static (left, right) => right.Row.Place.CompareTo(left.Row.Place));
        news.Sort(static (left, right) => right.Row.Place.CompareTo(left.Row.Place));
        gone.AddRange(news);
        return gone;
    }

    /// <summary>The tickets with comments of one state whose entries are not those of another.</summary>
    private Dictionary<byte[], TicketEntry> Changed(ShardTicketsSnapshot shard, ShardTicketsSnapshot? other, long afterVersion)
    {
        var changed = new Dictionary<byte[], TicketEntry>(TicketKeyComparer.Instance);
        if (shard.Names.FindTenant(filter.Tenant) is not { } tenant)
        {
            return changed;
        }

        // Slots of two owners have nothing to do with one another.
        var beside = other is not null && ReferenceEquals(shard.Owner, other.Owner) ? other.Chunks : [];
        for (var at = 0; at < shard.Chunks.Length; at++)
        {
            var chunk = shard.Chunks[at];
            var twin = at < beside.Length ? beside[at] : null;
            for (var slot = 0; slot < chunk.Length && !ReferenceEquals(chunk, twin); slot++)
            {
                if (chunk[slot] is { IsNone: false } entry
                    && entry != twin?[slot]
                    && (other is not null || entry.Version > afterVersion)
                    && SurveyCommentReader.HasComments(entry.State)
                    && TicketKey.Tenant(entry.Key) == tenant)
                {
                    changed.Add(entry.Key.ToArray(), entry);
                }
            }
        }

        return changed;
    }

    private List<CommentRow> Rows(ShardTicketsSnapshot shard, TicketEntry entry)
    {
        var rows = new List<CommentRow>();

        foreach (var comment in entry.Comments(reader, shard.Names))
        {
            if (filter.Passes(comment, cuts, out var @class))
            {
                rows.Add(CommentRow.Of(shard, entry, comment, @class));
            }
        }

        return rows;
    }
}
