using Microsoft.Extensions.Options;
using Streaming.Domain.Windows;
using Streaming.Hosting;

namespace Streaming.Query.Options;

/// <summary>Checks <see cref="QueryOptions"/> and names every fault at once.</summary>
/// <param name="engine">Names the dimensions of the main cube.</param>
internal sealed class QueryOptionsValidator(EngineOptions engine) : IValidateOptions<QueryOptions>
{
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
        CheckTime(faults, nameof(options.ActiveInterval), options.ActiveInterval, TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(10));
        CheckTime(faults, nameof(options.IdleInterval), options.IdleInterval, options.ActiveInterval, TimeSpan.FromMinutes(1));
        CheckTime(faults, nameof(options.ActiveFor), options.ActiveFor, TimeSpan.Zero, TimeSpan.FromHours(1));
        foreach (var window in options.SplitWindows)
        {
            faults.Check(WindowLength.Find(window) is not null, nameof(options.MetricsWindows), window, "must be the name of a window, such as 1h");
        }

        var cubes = new CubeCatalogue(engine);
        foreach (var dimension in options.SplitDimensions)
        {
            faults.Check(cubes.IsInMain(dimension), nameof(options.MetricsDimensions), dimension, "must be a dimension of the main cube");
        }

        return faults.ToResult();
    }

    private static void CheckNumber(FaultList faults, string key, int value, int from, int to) =>
        faults.Check(value >= from && value <= to, key, value, $"must be {from} to {to}");

    private static void CheckTime(FaultList faults, string key, TimeSpan value, TimeSpan from, TimeSpan to) =>
        faults.Check(value >= from && value <= to, key, value, $"must be {from} to {to}");
}
