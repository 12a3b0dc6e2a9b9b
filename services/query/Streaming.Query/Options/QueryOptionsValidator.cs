using Microsoft.Extensions.Options;
using Streaming.Domain.Kpis;
using Streaming.Hosting;
using Streaming.Query.Answers;

namespace Streaming.Query.Options;

/// <summary>Checks <see cref="QueryOptions"/> and names every fault at once.</summary>
/// <param name="cubes">Names the dimensions of the main cube.</param>
/// <param name="kpis">Names the KPIs.</param>
internal sealed class QueryOptionsValidator(CubeCatalogue cubes, ServedKpis kpis) : IValidateOptions<QueryOptions>
{
    private const int MostTiles = 32;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, QueryOptions options)
    {
        var faults = new FaultList(QueryOptions.Section);
        CheckNumber(faults, nameof(options.GrpcPort), options.GrpcPort, 0, 65535);
        CheckNumber(faults, nameof(options.Shards), options.Shards ?? 1, 1, 1_000);
        CheckNumber(faults, nameof(options.MaxEntries), options.MaxEntries, 1, 10_000);
        CheckNumber(faults, nameof(options.MaxTickets), options.MaxTickets, 0, 100_000_000);
        CheckNumber(faults, nameof(options.MaxWatches), options.MaxWatches, 1, 100_000);
        CheckNumber(faults, nameof(options.MetricsRows), options.MetricsRows, 1, 1_000);
        CheckNumber(faults, nameof(options.MetricsTenants), options.MetricsTenants, 1, 10_000);
        faults.Check(!string.IsNullOrWhiteSpace(options.ShardGroup), nameof(options.ShardGroup), options.ShardGroup, "must not be empty");
        faults.Check(
            !string.IsNullOrWhiteSpace(options.CustomerShardGroup) && options.CustomerShardGroup != options.ShardGroup,
            nameof(options.CustomerShardGroup),
            options.CustomerShardGroup,
            "must not be empty, nor the group of tickets");
        CheckTime(faults, nameof(options.ActiveInterval), options.ActiveInterval, TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(10));
        CheckTime(faults, nameof(options.CatchUpInterval), options.CatchUpInterval, TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(5));
        CheckTime(faults, nameof(options.IdleInterval), options.IdleInterval, options.ActiveInterval, TimeSpan.FromMinutes(1));
        CheckTime(faults, nameof(options.ActiveFor), options.ActiveFor, TimeSpan.Zero, TimeSpan.FromHours(1));
        CheckNumber(faults, nameof(options.MetricsSeries), options.MetricsSeries, 100, 1_000_000);
        CheckBoard(faults, options.BoardKpis ?? ["backlog"]);
        foreach (var group in options.SyntheticGroups ?? [])
        {
            faults.Check(KpiGroups.All.Contains(group), nameof(options.SyntheticGroups), group, $"must be one of {string.Join(", ", KpiGroups.All)}");
        }

        CheckRanges(faults, nameof(options.MetricsWindows), options.WholeWindows);
        CheckRanges(faults, nameof(options.MetricsSplitWindows), options.SplitWindows);
        foreach (var kpi in options.MetricsSplitKpis is null ? [] : options.SplitKpis)
        {
            faults.Check(kpis.Find(kpi) is not null, nameof(options.MetricsSplitKpis), kpi, "must be the key of a KPI");
        }

        foreach (var dimension in options.SplitDimensions)
        {
            faults.Check(cubes.IsInMain(dimension), nameof(options.MetricsDimensions), dimension, "must be a dimension of the main cube");
        }

        return faults.ToResult();
    }

    private void CheckBoard(FaultList faults, IReadOnlyList<string> keys)
    {
        const string Option = nameof(QueryOptions.BoardKpis);
        faults.Check(keys.Count is >= 1 and <= MostTiles, Option, keys.Count, $"must name 1 to {MostTiles} KPIs");
        faults.Check(keys.Distinct(StringComparer.Ordinal).Count() == keys.Count, Option, string.Join(", ", keys), "must name each KPI once");
        foreach (var key in keys)
        {
            faults.Check(kpis.Find(key) is not null, Option, key, "must be the key of a KPI");
        }
    }

    private static void CheckRanges(FaultList faults, string key, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            faults.Check(NamedRange.Find(name) is not null, key, name, "must be the name of a window or a calendar period, such as 1h or today");
        }

        faults.Check(names.Distinct(StringComparer.Ordinal).Count() == names.Count, key, string.Join(", ", names), "must name each window once");
    }

    private static void CheckNumber(FaultList faults, string key, int value, int from, int to) =>
        faults.Check(value >= from && value <= to, key, value, $"must be {from} to {to}");

    private static void CheckTime(FaultList faults, string key, TimeSpan value, TimeSpan from, TimeSpan to) =>
        faults.Check(value >= from && value <= to, key, value, $"must be {from} to {to}");
}
