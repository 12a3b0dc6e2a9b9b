using BenchmarkDotNet.Attributes;
using Streaming.Benchmarks.Micro.Paths;

namespace Streaming.Benchmarks.Micro;

/// <summary>What a consumer thread does with an event apart from Kafka and Redis, against decoding alone.</summary>
[MemoryDiagnoser]
public class ApplyBenchmarks
{
    private const int Events = 10_000;
    private DecodePath _decode = null!;
    private ApplyPath _apply = null!;

    /// <summary>Makes the events.</summary>
    [GlobalSetup]
    public void SetUp() => (_decode, _apply) = (new DecodePath(), new ApplyPath());

    /// <summary>Decoding alone.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public void Decode() => _decode.Run();

    /// <summary>Decoding, applying, and a commit to nowhere every 1,000 events; the shard grows to 50,000 tickets and begins anew.</summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public void DecodeApplyCommit()
    {
        _apply.Prepare();
        _apply.Run();
    }
}
