using BenchmarkDotNet.Attributes;
using Streaming.Benchmarks.Micro.Paths;

namespace Streaming.Benchmarks.Micro;

/// <summary>Saying what to commit, against also decoding and applying what is committed.</summary>
/// <remarks>Every invocation needs new changes, so one invocation is one iteration.</remarks>
[MemoryDiagnoser]
[InvocationCount(1)]
public class EncodeBenchmarks
{
    private const int Tickets = 1_000;
    private EncodePath _path = null!;
    private EncodePath _whole = null!;

    /// <summary>Makes the events.</summary>
    [GlobalSetup]
    public void SetUp() => (_path, _whole) = (new EncodePath(), new EncodePath());

    /// <summary>Changes a thousand tickets.</summary>
    [IterationSetup(Target = nameof(Encode))]
    public void Change() => _path.Prepare();

    /// <summary>A thousand events are decoded, applied and committed.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Tickets)]
    public void DecodeApplyEncode()
    {
        _whole.Prepare();
        _whole.Run();
    }

    /// <summary>The commit of a thousand changed tickets.</summary>
    [Benchmark(OperationsPerInvoke = Tickets)]
    public void Encode() => _path.Run();
}
