using Streaming.Domain.Windows;

namespace Streaming.Query.Feedback;

/// <summary>Which page of which comments to list. Checked.</summary>
internal sealed record CommentPlan
{
    /// <summary>Which comments.</summary>
    public required CommentFilter Filter { get; init; }

    /// <summary>Where the answers must lie.</summary>
    public required TimeInterval Interval { get; init; }

    /// <summary>Most comments of the page.</summary>
    public required int PageSize { get; init; }

    /// <summary>The last comment of the page before; <see langword="null"/> for the first page.</summary>
    public CommentCursor? After { get; init; }
}
