using Streaming.Domain.Events;
using Streaming.Domain.Names;
using Streaming.Domain.Windows;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Feedback;

/// <summary>Which comments to list. Checked.</summary>
internal sealed record CommentPlan
{
    /// <summary>The tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>What must hold of what the answer counts under: one of the values in each dimension named.</summary>
    public required IReadOnlyList<(NameKind Dimension, IReadOnlySet<string> Values)> Filters { get; init; }

    /// <summary>What the survey asks; empty for all.</summary>
    public required IReadOnlySet<SurveyKind> Kinds { get; init; }

    /// <summary>Classes of the answer; empty for all.</summary>
    public required IReadOnlySet<Wire.SurveyClass> Classes { get; init; }

    /// <summary>Least answer.</summary>
    public int MinScore { get; init; } = int.MinValue;

    /// <summary>Greatest answer.</summary>
    public int MaxScore { get; init; } = int.MaxValue;

    /// <summary>Whether representatives were asked.</summary>
    public bool OfAgents { get; init; }

    /// <summary>Where the answers must lie.</summary>
    public required TimeInterval Interval { get; init; }

    /// <summary>Most comments of the page.</summary>
    public required int PageSize { get; init; }

    /// <summary>The last comment of the page before; <see langword="null"/> for the first page.</summary>
    public CommentCursor? After { get; init; }
}
