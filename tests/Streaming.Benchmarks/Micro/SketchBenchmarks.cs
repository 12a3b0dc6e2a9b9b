using BenchmarkDotNet.Attributes;
using Streaming.Benchmarks.Micro.Paths;
using Streaming.Domain.Sketches;

namespace Streaming.Benchmarks.Micro;

/// <summary>Durations into a cell and out again, against a plain array of all buckets.</summary>
[MemoryDiagnoser]
public class SketchBenchmarks
{
    private const int Durations = 10_000;
    private readonly long[] _counts = new long[SketchBuckets.Count];
    private SketchPath _path = null!;

    /// <summary>Makes the durations.</summary>
    [GlobalSetup]
    public void SetUp() => _path = new SketchPath();

    /// <summary>One number for every bucket: as fast as it gets, and far too large for a cell.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Durations)]
    public void DenseArray()
    {
        foreach (var durationMs in _path.DurationsMs)
        {
            _counts[SketchBuckets.IndexOf(durationMs)]++;
        }

        foreach (var durationMs in _path.DurationsMs)
        {
            _counts[SketchBuckets.IndexOf(durationMs)]--;
        }
    }

    /// <summary>5,000 durations go into a cell's sketch and come out again; in between it has about 700 buckets.</summary>
    [Benchmark(OperationsPerInvoke = Durations)]
    public void Cell() => _path.Run();
}
