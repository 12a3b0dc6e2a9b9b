using Streaming.Domain.Kpis;
using Streaming.Domain.Names;
using Streaming.Query.Answers;

namespace Streaming.Query.Options;

/// <summary>Which KPIs are kept by which dimensions, for those who ask by a dimension that somebody else has chosen.</summary>
/// <param name="cubes">The dimensions.</param>
/// <param name="served">The KPIs.</param>
internal sealed class KeptKpis(CubeCatalogue cubes, ServedKpis served)
{
    /// <summary>Of some KPIs those that are kept by all of some dimensions together, in their order.</summary>
    /// <param name="keys">Keys of KPIs. One that there is not is left in, for whoever checks the question to name it.</param>
    /// <param name="dimensions">Names of dimensions that there are.</param>
    public IReadOnlyList<string> Of(IReadOnlyList<string> keys, IEnumerable<string> dimensions)
    {
        var kinds = dimensions.Select(cubes.Find).OfType<NameKind>().Distinct().ToList();
        if (kinds.Count == 0)
        {
            return keys;
        }

        return cubes.CubeOf(kinds) is { } cube
            ? [.. keys.Where(key => served.Find(key) is not { } kpi || CubeDimensions.SplittingCube(kpi.Definition, kinds, cube) is not null)]
            : [];
    }

    /// <summary>The KPI that counts most of what a dimension splits: of tickets those created, of representatives those that they resolved.</summary>
    /// <param name="dimension">The dimension.</param>
    public KpiDefinition CountOf(NameKind dimension) => served.Find(KeyOf(dimension))!.Definition;

    private string KeyOf(NameKind dimension) => cubes.IsInMain(CubeCatalogue.NameOf(dimension)) ? "tickets_total" : dimension switch
    {
        NameKind.Agent => "resolved",
        NameKind.Customer => "tickets_by_customer",
        NameKind.Segment => "customers",
        NameKind.Product => "product_uses",
        NameKind.Topic => "self_service_sessions",
        _ => "tickets_total",
    };
}
