namespace Streaming.Query.Feedback;

/// <summary>What became of a comment.</summary>
/// <param name="Row">The comment: as it is now, or as it last was.</param>
/// <param name="IsGone">Whether it counts no more, or is asked for no more; else it is new, or says something else than before.</param>
internal readonly record struct CommentChange(CommentRow Row, bool IsGone);
