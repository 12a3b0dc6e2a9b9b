using Streaming.Domain.Kpis;
using Streaming.Domain.Names;

namespace Streaming.Query.Answers;

/// <summary>What to compute: KPIs, for whom, split how. Checked; says nothing of time.</summary>
internal sealed record Selection
{
    /// <summary>The tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>The KPIs, in the order of the answer.</summary>
    public required IReadOnlyList<Kpi> Kpis { get; init; }

    /// <summary>The cube that has all dimensions of filters and groups; where several have, the one that says how fine time is.</summary>
    public Cube Cube { get; init; } = Cube.Main;

    /// <summary>All cubes that are read: each KPI's measures stand in one of them, or, where nothing splits it, in those that it names.</summary>
    public IReadOnlyList<Cube> Cubes => [.. Kpis.SelectMany(kpi => CubeDimensions.CubesFor(kpi.Definition, this)).Distinct().Order()];

    /// <summary>What must hold: one of the values in each dimension named.</summary>
    public IReadOnlyList<(NameKind Dimension, IReadOnlySet<string> Values)> Filters { get; init; } = [];

    /// <summary>The dimensions to split by, none to two.</summary>
    public IReadOnlyList<NameKind> GroupBy { get; init; } = [];

    /// <summary>Most rows; those beyond are summed into one.</summary>
    public int Limit { get; init; } = int.MaxValue;

    /// <summary>Whether any of the KPIs holds the interval against the period before.</summary>
    public bool ReadsPrevious => Kpis.Any(static kpi => kpi.Definition.ReadsPrevious);

    /// <summary>Number of values of one row: every statistic of every KPI.</summary>
    public int ValueCount => Kpis.Sum(static kpi => kpi.Definition.Statistics.Count);

    /// <summary>Whether the answer is the sum of everything.</summary>
    public bool IsWhole => Filters.Count == 0 && GroupBy.Count == 0;
}
