using Streaming.Domain.Events;

namespace Streaming.Query.Feedback;

/// <summary>A place in the list of comments: the newest answers first, then by response, by what the survey names, and by shard.</summary>
/// <param name="AnsweredMs">When the survey was answered, Unix milliseconds.</param>
/// <param name="ResponseId">The response.</param>
/// <param name="Kind">What the subject names.</param>
/// <param name="SubjectId">The ticket, or the response where no ticket is named.</param>
/// <param name="Shard">The shard.</param>
internal readonly record struct CommentCursor(long AnsweredMs, string ResponseId, SubjectKind Kind, string SubjectId, int Shard) : IComparable<CommentCursor>
{
    /// <inheritdoc/>
    public int CompareTo(CommentCursor other)
    {
        var order = other.AnsweredMs.CompareTo(AnsweredMs);
        order = order != 0 ? order : string.CompareOrdinal(ResponseId, other.ResponseId);
        order = order != 0 ? order : Kind.CompareTo(other.Kind);
        order = order != 0 ? order : string.CompareOrdinal(SubjectId, other.SubjectId);
        return order != 0 ? order : Shard.CompareTo(other.Shard);
    }
}
