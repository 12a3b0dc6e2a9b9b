using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Names;
using Streaming.Hosting;

namespace Streaming.Query.Options;

/// <summary>Which dimensions each cube has, by the names that requests use.</summary>
internal sealed class CubeCatalogue
{
    private static readonly Dictionary<string, NameKind> Kinds = new(StringComparer.Ordinal)
    {
        [Dimensions.Team] = NameKind.Team,
        [Dimensions.Agent] = NameKind.Agent,
        [Dimensions.Channel] = NameKind.Channel,
        [Dimensions.Category] = NameKind.Category,
        [Dimensions.Priority] = NameKind.Priority,
        [Dimensions.Product] = NameKind.Product,
    };

    private static readonly NameKind[] AgentKinds = [NameKind.Team, NameKind.Agent];

    private readonly IReadOnlyList<NameKind> _main;

    /// <summary>The cubes of a configuration.</summary>
    /// <param name="engine">The options.</param>
    public CubeCatalogue(EngineOptions engine)
    {
        _main = engine.ToMainDimensions();
    }

    /// <summary>A dimension by name.</summary>
    /// <param name="name">The name.</param>
    /// <returns><see langword="null"/> when no cube has it.</returns>
    public NameKind? Find(string name) =>
        Kinds.TryGetValue(name, out var kind) && (_main.Contains(kind) || AgentKinds.Contains(kind)) ? kind : null;

    /// <summary>Whether the main cube has a dimension.</summary>
    /// <param name="name">The name.</param>
    public bool IsInMain(string name) => Kinds.TryGetValue(name, out var kind) && _main.Contains(kind);

    /// <summary>The cube that has all of some dimensions; the main cube where both do.</summary>
    /// <param name="dimensions">The dimensions.</param>
    /// <returns><see langword="null"/> when no cube has them all.</returns>
    public Cube? CubeOf(IEnumerable<NameKind> dimensions)
    {
        var all = dimensions.ToList();
        return all.TrueForAll(_main.Contains) ? Cube.Main : all.TrueForAll(AgentKinds.Contains) ? Cube.Agent : null;
    }

    /// <summary>The name of a dimension.</summary>
    /// <param name="kind">The dimension.</param>
    public static string NameOf(NameKind kind) => Kinds.First(pair => pair.Value == kind).Key;

    /// <summary>The names of a cube's dimensions, in order.</summary>
    /// <param name="cube">The cube.</param>
    public IReadOnlyList<string> DimensionsOf(Cube cube) => [.. (cube == Cube.Main ? _main : AgentKinds).Select(NameOf)];

    /// <summary>Whether a cube splits a KPI.</summary>
    /// <param name="cube">The cube.</param>
    /// <param name="kpi">The KPI.</param>
    public static bool Splits(Cube cube, KpiDefinition kpi) => cube == Cube.Main || !kpi.MainCubeOnly;
}
