using Streaming.Domain.Kpis;
using Streaming.Domain.Names;

namespace Streaming.Query.Answers;

/// <summary>Which dimensions each cube has, the main one apart, whose dimensions are configured.</summary>
internal static class CubeDimensions
{
    private static readonly Dictionary<Cube, NameKind[]> Fixed = new()
    {
        [Cube.Agent] = [NameKind.Team, NameKind.Agent],
        [Cube.Customer] = [NameKind.Customer],
        [Cube.Base] = [NameKind.Segment, NameKind.Agent],
        [Cube.Product] = [NameKind.Segment, NameKind.Product],
        [Cube.Topic] = [NameKind.Topic],
        [Cube.Business] = [NameKind.Team, NameKind.Agent],
    };

    /// <summary>The cubes with dimensions of their own, in the order in which they are tried.</summary>
    public static IReadOnlyList<Cube> All { get; } = [Cube.Agent, Cube.Customer, Cube.Base, Cube.Product, Cube.Topic, Cube.Business];

    /// <summary>A cube's dimensions, in order.</summary>
    /// <param name="cube">The cube, not the main one.</param>
    public static IReadOnlyList<NameKind> Of(Cube cube) => Fixed[cube];

    /// <summary>Whether a cube splits a KPI.</summary>
    /// <param name="cube">The cube.</param>
    /// <param name="kpi">The KPI.</param>
    public static bool Splits(Cube cube, KpiDefinition kpi) => kpi.MainCubeOnly ? cube == Cube.Main : kpi.Cubes.Contains(cube);

    /// <summary>The cube that splits a KPI by some dimensions.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="dimensions">The dimensions; at least one.</param>
    /// <param name="primary">The cube that was chosen for them among main and agent, or another.</param>
    /// <returns><see langword="null"/> when none does.</returns>
    public static Cube? SplittingCube(KpiDefinition kpi, IReadOnlyList<NameKind> dimensions, Cube primary)
    {
        if (Splits(primary, kpi))
        {
            return primary;
        }

        foreach (var cube in kpi.Cubes)
        {
            if (cube != Cube.Main && Splits(cube, kpi) && dimensions.All(dimension => Fixed[cube].Contains(dimension)))
            {
                return cube;
            }
        }

        return null;
    }

    /// <summary>The cubes that hold a KPI's measures under a selection.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="selection">The selection.</param>
    public static IEnumerable<Cube> CubesFor(KpiDefinition kpi, Selection selection)
    {
        // Promises stand by policy in a cube of their own. No request reaches it, so no KPI names it; what exports them does.
        if (selection.Cube == Cube.Sla)
        {
            return [Cube.Sla];
        }

        if (selection.IsWhole)
        {
            return kpi.Reads.Count > 0 ? kpi.Reads : [Splits(selection.Cube, kpi) ? selection.Cube : kpi.Cubes[0]];
        }

        var dimensions = selection.Filters.Select(static filter => filter.Dimension).Concat(selection.GroupBy).ToList();
        return SplittingCube(kpi, dimensions, selection.Cube) is { } cube ? [cube] : [];
    }
}
