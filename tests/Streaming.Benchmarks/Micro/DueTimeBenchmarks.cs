using BenchmarkDotNet.Attributes;
using Streaming.Benchmarks.Micro.Paths;

namespace Streaming.Benchmarks.Micro;

/// <summary>Due times and business time by a calendar, against adding up its open spans one by one; and finding a ticket's policy.</summary>
[MemoryDiagnoser]
public class DueTimeBenchmarks
{
    private const int Clocks = 10_000;
    private DueTimePath _path = null!;
    private PolicyPath _policies = null!;

    /// <summary>Makes the clocks and the tickets.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _path = new DueTimePath();
        _policies = new PolicyPath();
    }

    /// <summary>Open time between two instants up to ten days apart, span by span.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Clocks)]
    public long SpanBySpan() => _path.OpenTimesSpanBySpan();

    /// <summary>The same by the calendar's sums.</summary>
    [Benchmark(OperationsPerInvoke = Clocks)]
    public long OpenTime() => _path.OpenTimes();

    /// <summary>The due time of a clock of 15 min to 40 h.</summary>
    [Benchmark(OperationsPerInvoke = Clocks)]
    public long DueTime() => _path.DueTimes();

    /// <summary>A ticket's policy among twenty.</summary>
    [Benchmark(OperationsPerInvoke = Clocks)]
    public void Policy() => _policies.Run();
}
