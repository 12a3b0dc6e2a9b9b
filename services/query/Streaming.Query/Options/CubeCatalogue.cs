using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Names;
using Streaming.Hosting;
using Streaming.Query.Answers;

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
        [Dimensions.Customer] = NameKind.Customer,
        [Dimensions.Segment] = NameKind.Segment,
        [Dimensions.Topic] = NameKind.Topic,
    };

    private static readonly Dictionary<Cube, string> Names = new()
    {
        [Cube.Main] = Cubes.Main,
        [Cube.Agent] = Cubes.Agent,
        [Cube.Customer] = Cubes.Customer,
        [Cube.Base] = Cubes.Base,
        [Cube.Product] = Cubes.Product,
        [Cube.Topic] = Cubes.Topic,
        [Cube.Business] = Cubes.Business,
    };

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
        Kinds.TryGetValue(name, out var kind) && (_main.Contains(kind) || CubeDimensions.All.Any(cube => CubeDimensions.Of(cube).Contains(kind))) ? kind : null;

    /// <summary>Whether the main cube has a dimension.</summary>
    /// <param name="name">The name.</param>
    public bool IsInMain(string name) => Kinds.TryGetValue(name, out var kind) && _main.Contains(kind);

    /// <summary>The cube that has all of some dimensions; the first that does.</summary>
    /// <param name="dimensions">The dimensions.</param>
    /// <returns><see langword="null"/> when no cube has them all.</returns>
    public Cube? CubeOf(IEnumerable<NameKind> dimensions)
    {
        var all = dimensions.ToList();
        if (all.TrueForAll(_main.Contains))
        {
            return Cube.Main;
        }

        foreach (var cube in CubeDimensions.All)
        {
            if (all.TrueForAll(CubeDimensions.Of(cube).Contains))
            {
                return cube;
            }
        }

        return null;
    }

    /// <summary>The name of a dimension.</summary>
    /// <param name="kind">The dimension.</param>
    public static string NameOf(NameKind kind) => Kinds.First(pair => pair.Value == kind).Key;

    /// <summary>The names of a cube's dimensions, in order.</summary>
    /// <param name="cube">The cube.</param>
    public IReadOnlyList<string> DimensionsOf(Cube cube) => [.. (cube == Cube.Main ? _main : CubeDimensions.Of(cube)).Select(NameOf)];

    /// <summary>Every cube, in order.</summary>
    public static IReadOnlyList<Cube> All { get; } = [Cube.Main, .. CubeDimensions.All];

    /// <summary>The name of a cube, by which requests and answers know it.</summary>
    /// <param name="cube">The cube.</param>
    public static string NameOf(Cube cube) => Names[cube];

    /// <summary>Every set of dimensions that a request may use, for messages.</summary>
    public string Choices => TextOf(All);

    /// <summary>Every set of dimensions that may split a KPI, for messages; empty where none may.</summary>
    /// <param name="definition">The KPI.</param>
    public string ChoicesOf(KpiDefinition definition) => TextOf(All.Where(cube => CubeDimensions.Splits(cube, definition)));

    // Cubes of tickets and of the workforce have the same dimensions.
    private string TextOf(IEnumerable<Cube> cubes) => string.Join("; or ", cubes.Select(cube => string.Join(", ", DimensionsOf(cube))).Where(static names => names.Length > 0).Distinct());
}
