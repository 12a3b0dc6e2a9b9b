using Google.Protobuf.Collections;
using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Names;
using Streaming.Query.Answers;
using Streaming.Query.Options;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>Reads and checks what requests select, time apart.</summary>
/// <param name="cubes">The dimensions.</param>
/// <param name="served">The KPIs.</param>
internal sealed class SelectionReader(CubeCatalogue cubes, ServedKpis served)
{
    /// <summary>Reads the parts that a selection is made of.</summary>
    /// <param name="prefix">What the paths of its fields begin with: empty, or <c>selection.</c></param>
    /// <param name="tenant">The tenant; empty for the default.</param>
    /// <param name="kpis">Keys; empty for all.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="groupBy">Dimensions.</param>
    /// <param name="limit">Rows; 0 for the default.</param>
    /// <param name="rows">The default and the most rows.</param>
    /// <exception cref="global::Grpc.Core.RpcException">A part is invalid.</exception>
    public Selection Read(
        string prefix,
        string tenant,
        RepeatedField<string> kpis,
        RepeatedField<Wire.Filter> filters,
        RepeatedField<string> groupBy,
        int limit,
        (int Default, int Most) rows)
    {
        var named = ReadTenant(prefix, tenant);
        var conditions = ReadFilters(prefix, filters);
        var dimensions = ReadGroupBy(prefix, groupBy);
        var used = conditions.Select(static filter => filter.Dimension).Concat(dimensions);
        var cube = cubes.CubeOf(used) ?? throw RequestFault.Invalid(
            dimensions.Count > 0 ? $"{prefix}group_by" : $"{prefix}filters",
            $"all dimensions of filters and group_by must belong to one cube: {cubes.Choices}.");
        if (limit < 0 || limit > rows.Most)
        {
            throw RequestFault.Invalid($"{prefix}limit", $"is {limit} but must be 0 (for {rows.Default}) to {rows.Most}.");
        }

        return new Selection
        {
            Tenant = named,
            Kpis = ReadKpis(prefix, kpis, cube, [.. used]),
            Cube = cube,
            Filters = conditions,
            GroupBy = dimensions,
            Limit = limit == 0 ? rows.Default : limit,
        };
    }

    /// <summary>Reads a selection of one KPI, which requests name in a field of its own, <c>kpi</c>.</summary>
    /// <param name="prefix">What the paths of fields begin with.</param>
    /// <param name="tenant">The tenant; empty for the default.</param>
    /// <param name="kpi">The KPI's key.</param>
    /// <param name="filters">Filters.</param>
    /// <exception cref="global::Grpc.Core.RpcException">A part is invalid.</exception>
    public Selection ReadOne(string prefix, string tenant, string kpi, RepeatedField<Wire.Filter> filters)
    {
        try
        {
            return Read(prefix, tenant, [kpi], filters, [], 0, (1, 1));
        }
        catch (global::Grpc.Core.RpcException fault) when (fault.Status.Detail.StartsWith($"{prefix}kpis[0]:", StringComparison.Ordinal))
        {
            throw RequestFault.Invalid($"{prefix}kpi", fault.Status.Detail[(prefix.Length + "kpis[0]: ".Length)..]);
        }
    }

    private List<Kpi> ReadKpis(string prefix, RepeatedField<string> keys, Cube cube, List<NameKind> used)
    {
        bool IsSplit(Kpi kpi) => used.Count == 0 || CubeDimensions.SplittingCube(kpi.Definition, used, cube) is not null;

        if (keys.Count == 0)
        {
            return [.. served.All.Where(IsSplit)];
        }

        if (keys.Count > QueryLimits.Kpis)
        {
            throw RequestFault.Invalid($"{prefix}kpis", $"has {keys.Count} keys but at most {QueryLimits.Kpis} are answered at once.");
        }

        var kpis = new List<Kpi>(keys.Count);
        for (var i = 0; i < keys.Count; i++)
        {
            var field = $"{prefix}kpis[{i}]";
            var kpi = served.Find(keys[i]) ?? throw RequestFault.Invalid(field, $"'{Shown(keys[i])}' is no KPI; ListKpis names them.");
            if (kpis.Contains(kpi))
            {
                throw RequestFault.Invalid(field, $"'{keys[i]}' is there twice.");
            }

            if (!IsSplit(kpi))
            {
                var choices = cubes.ChoicesOf(kpi.Definition);
                throw RequestFault.Invalid(
                    field,
                    $"'{keys[i]}' cannot be split by {string.Join(", ", used.Select(CubeCatalogue.NameOf))}: it is kept {(choices.Length == 0 ? "as a whole only" : $"by {choices}")}.");
            }

            kpis.Add(kpi);
        }

        return kpis;
    }

    /// <summary>Reads a tenant.</summary>
    /// <param name="prefix">What the paths of fields begin with.</param>
    /// <param name="tenant">The tenant; empty for the default.</param>
    public static string ReadTenant(string prefix, string tenant)
    {
        CheckText($"{prefix}tenant", tenant);
        return tenant.Length == 0 ? Tenants.Default : tenant;
    }

    /// <summary>Reads filters, whatever cubes their dimensions are in.</summary>
    /// <param name="prefix">What the paths of fields begin with.</param>
    /// <param name="filters">The filters.</param>
    public List<(NameKind Dimension, IReadOnlySet<string> Values)> ReadFilters(string prefix, RepeatedField<Wire.Filter> filters)
    {
        if (filters.Count > QueryLimits.Filters)
        {
            throw RequestFault.Invalid($"{prefix}filters", $"has {filters.Count} filters but at most {QueryLimits.Filters} may be given.");
        }

        var read = new List<(NameKind Dimension, IReadOnlySet<string> Values)>(filters.Count);
        for (var i = 0; i < filters.Count; i++)
        {
            var field = $"{prefix}filters[{i}]";
            var dimension = ReadDimension($"{field}.dimension", filters[i].Dimension);
            if (read.Exists(filter => filter.Dimension == dimension))
            {
                throw RequestFault.Invalid($"{field}.dimension", $"'{filters[i].Dimension}' has a filter already; give all its values to one.");
            }

            var values = filters[i].Values;
            if (values.Count is 0 or > QueryLimits.ValuesPerFilter)
            {
                throw RequestFault.Invalid($"{field}.values", $"has {values.Count} values but must have 1 to {QueryLimits.ValuesPerFilter}.");
            }

            for (var j = 0; j < values.Count; j++)
            {
                CheckText($"{field}.values[{j}]", values[j]);
            }

            read.Add((dimension, values.ToHashSet(StringComparer.Ordinal)));
        }

        return read;
    }

    private List<NameKind> ReadGroupBy(string prefix, RepeatedField<string> groupBy)
    {
        if (groupBy.Count > QueryLimits.GroupBy)
        {
            throw RequestFault.Invalid($"{prefix}group_by", $"has {groupBy.Count} dimensions but at most {QueryLimits.GroupBy} may be given.");
        }

        var read = new List<NameKind>(groupBy.Count);
        for (var i = 0; i < groupBy.Count; i++)
        {
            var dimension = ReadDimension($"{prefix}group_by[{i}]", groupBy[i]);
            if (read.Contains(dimension))
            {
                throw RequestFault.Invalid($"{prefix}group_by[{i}]", $"'{groupBy[i]}' is there twice.");
            }

            read.Add(dimension);
        }

        return read;
    }

    private NameKind ReadDimension(string field, string name) => cubes.Find(name)
        ?? throw RequestFault.Invalid(field, $"'{Shown(name)}' is no dimension; there are {cubes.Choices}.");

    private static void CheckText(string field, string text)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(text) > Limits.StringBytes)
        {
            throw RequestFault.Invalid(field, $"must have at most {Limits.StringBytes} bytes.");
        }
    }

    private static string Shown(string text) => text.Length <= 64 ? text : text[..64] + "…";
}
