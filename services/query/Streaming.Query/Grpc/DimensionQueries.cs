using Streaming.Domain.Kpis;
using Streaming.Domain.Names;
using Streaming.Query.Answers;
using Streaming.Query.Index;
using Streaming.Query.Options;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>What there is to drill down by: the dimensions that have values, and the values of each. Safe for use by many threads.</summary>
/// <param name="queries">The newest snapshot, and what requests select.</param>
/// <param name="cubes">The dimensions.</param>
/// <param name="time">Plans windows.</param>
/// <param name="settings">Cuts and delays.</param>
internal sealed class DimensionQueries(KpiQueries queries, CubeCatalogue cubes, TimePlan time, KpiSettings settings)
{
    /// <summary>The dimensions of which a tenant has any value, those of the main cube first.</summary>
    /// <param name="tenant">The tenant; empty for the default.</param>
    /// <exception cref="global::Grpc.Core.RpcException">There is no such tenant name, or nothing is loaded yet.</exception>
    public IReadOnlyList<NameKind> Dimensions(string tenant)
    {
        var snapshot = queries.Snapshot;
        var named = SelectionReader.ReadTenant("", tenant);
        return snapshot.Tenants.TryGetValue(named, out var known)
            ? [.. CubeCatalogue.All.SelectMany(cube => cubes.DimensionsOf(cube).Select(name => cubes.Find(name)!.Value).Where(kind => HasValues(known[cube], kind, snapshot.Names))).Distinct()]
            : [];
    }

    /// <summary>The values of a dimension that were seen within a window, in the order of a breakdown. What folded values are summed into is no value.</summary>
    /// <param name="request">Says the tenant, one dimension to group by, one window or interval, and how many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="global::Grpc.Core.RpcException">It cannot be answered.</exception>
    public IEnumerable<string> Values(Wire.GetKpisRequest request, CancellationToken cancellationToken)
    {
        var snapshot = queries.Snapshot;
        var selection = queries.Select(request);
        var range = new RangeReader(time, snapshot, selection, "", request.AsOf);
        var interval = range.First(request);
        var rows = new Answerer(snapshot, selection, settings, cancellationToken).Plan(interval);
        return rows.Names.Where((_, row) => !rows.Folded[row]).Select(static names => names[0]);
    }

    private static bool HasValues(CubeSnapshot cube, NameKind kind, string[] names)
    {
        foreach (ref readonly var split in cube.Projections.Get([kind], cube.Splits).Splits.AsSpan())
        {
            if (names[split[kind].Value] is not (NameId.UnknownText or NameId.OtherText))
            {
                return true;
            }
        }

        return false;
    }
}
