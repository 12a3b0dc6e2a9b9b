using BenchmarkDotNet.Attributes;
using Streaming.Benchmarks.Micro.Paths;

namespace Streaming.Benchmarks.Micro;

/// <summary>What a consumer thread does with an event apart from Kafka and Redis, against decoding alone.</summary>
[MemoryDiagnoser]
public class ApplyBenchmarks
{
    private const int Events = 10_000;
    private DecodePath _decode = null!;
    private ApplyPath _day = null!;
    private ApplyPath _live = null!;
    private ClockApplyPath _clocks = null!;

    /// <summary>Makes the events.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _decode = new DecodePath();
        _day = new ApplyPath(LoadStream.MillionADay);
        _live = new ApplyPath(LoadStream.FiftyThousandASecond);
        _clocks = new ClockApplyPath(isTold: true);
    }

    /// <summary>Decoding alone.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public void Decode() => _decode.Run();

    /// <summary>
    /// Decoding, applying, and a commit to nowhere every 1,000 events; the shard grows to 50,000 tickets and begins anew. A million tickets a
    /// day over eight shards: nearly every event opens a cell of its own.
    /// </summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public void MillionADay()
    {
        _day.Prepare();
        _day.Run();
    }

    /// <summary>The same under policies, with four clocks a ticket, whose deadlines fire and are told.</summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public void WithClocks()
    {
        _clocks.Prepare();
        _clocks.Run();
    }

    /// <summary>The same where eight shards get 50,000 events a second: most events find their cell.</summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public void FiftyThousandASecond()
    {
        _live.Prepare();
        _live.Run();
    }
}
