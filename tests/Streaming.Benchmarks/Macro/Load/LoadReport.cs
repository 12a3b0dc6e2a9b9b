using Streaming.Benchmarks.Macro.Reports;

namespace Streaming.Benchmarks.Macro.Load;

/// <summary>Says what load runs measured.</summary>
internal static class LoadReport
{
    private const double Mebibyte = 1024 * 1024;

    /// <summary>Makes the table.</summary>
    /// <param name="results">The runs.</param>
    public static string Of(IReadOnlyList<LoadResult> results)
    {
        var table = new MarkdownTable();
        Add("events/s, Kafka to committed in Redis", static run => run.EventsPerSecond);
        Add("events/s in the second half", static run => run.WarmEventsPerSecond);
        Add("events/s of the bare consume loop", static run => run.Bare.EventsPerSecond);
        Add("ratio to the bare loop", static run => run.RatioToBare, "N3");
        foreach (var part in results[0].CpuMicrosecondsPerEvent.Keys)
        {
            Add($"CPU of the {part}, µs/event", run => run.CpuMicrosecondsPerEvent[part], "N2");
        }

        Add("CPU of the bare loop, µs/event", static run => run.BareCpuMicrosecondsPerEvent, "N2");
        Add("bytes allocated by the worker, per event", static run => run.AllocatedBytesPerEvent);
        Add("bytes allocated by the bare loop, per event", static run => run.BareAllocatedBytesPerEvent);
        Add("collections of the worker, per second", static run => run.CollectionsPerSecond, "N1");
        Add("worker's time paused in collections, %", static run => run.PauseRatio * 100, "N1");
        Add("Redis commands per event, those inside scripts included", static run => run.RedisCommandsPerEvent, "N4");
        Add("Redis calls over the wire per event", static run => run.RedisCallsPerEvent, "N4");
        Add("bytes to Redis per event", static run => run.RedisBytesInPerEvent);
        Add("bytes from Redis per event", static run => run.RedisBytesOutPerEvent);
        Add("data in Redis at the end, MiB", static run => run.RedisUsedBytes / Mebibyte);
        foreach (var part in results[0].PeakBytes.Keys)
        {
            Add($"peak memory of the {part}, MiB", run => run.PeakBytes[part] / Mebibyte);
        }

        Add("GetKpis round trip while loaded, p50 ms", static run => run.GetKpisMs.P50, "N2");
        Add("GetKpis round trip while loaded, p99 ms", static run => run.GetKpisMs.P99, "N2");
        Add("tickets visible over gRPC at the end", static run => run.VisibleTickets);
        if (results.All(static run => run.SecondsToVisible is not null))
        {
            Add("seconds from the last commit to all visible", static run => run.SecondsToVisible!.Value, "N2");
        }

        Add("machine's load average before", static run => run.MachineLoadBefore, "N2");
        return table.ToString();

        void Add(string name, Func<LoadResult, double> value, string format = "N0") => table.Add(name, results.Select(value), format);
    }
}
