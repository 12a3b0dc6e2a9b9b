using Streaming.Benchmarks.Micro.Paths;

namespace Streaming.Benchmarks.Micro;

/// <summary>The hot paths by name.</summary>
internal static class HotPaths
{
    /// <summary>Every path with what makes it.</summary>
    public static IReadOnlyList<(string Name, Func<IHotPath> Make)> All { get; } =
    [
        ("decode", static () => new DecodePath()),
        ("memory", static () => new MemoryPath(LoadStream.MillionADay)),
        ("memory-live", static () => new MemoryPath(LoadStream.FiftyThousandASecond)),
        ("apply", static () => new ApplyPath(LoadStream.MillionADay)),
        ("apply-live", static () => new ApplyPath(LoadStream.FiftyThousandASecond)),
        ("apply-many", static () => new ManyTicketsPath()),
        ("apply-shards", static () => new ShardsPath()),
        ("apply-clocks", static () => new ClockApplyPath(isTold: false)),
        ("apply-clocks-told", static () => new ClockApplyPath(isTold: true)),
        ("apply-joins", static () => new ApplyPath(LoadStream.FiftyThousandASecond, joins: true)),
        ("joins-heard", static () => new JoinsHeardPath()),
        ("encode", static () => new EncodePath()),
        ("due-time", static () => new DueTimePath()),
        ("policy", static () => new PolicyPath()),
        ("sketch", static () => new SketchPath()),
        ("merge", static () => new MergePath()),
        ("refresh", static () => new RefreshPath(LoadStream.MillionADay, eventsPerRefresh: 5_000)),
        ("refresh-live", static () => new RefreshPath(LoadStream.FiftyThousandASecond, eventsPerRefresh: 1_500)),
        ("refresh-cells", static () => new RefreshPath(LoadStream.FiftyThousandASecond, eventsPerRefresh: 1_500, withTickets: false)),
        ("query", static () => new QueryPath(filtered: false)),
        ("query-filtered", static () => new QueryPath(filtered: true)),
    ];
}
