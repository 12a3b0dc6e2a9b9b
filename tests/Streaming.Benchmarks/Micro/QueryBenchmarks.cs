using BenchmarkDotNet.Attributes;
using Streaming.Benchmarks.Micro.Paths;

namespace Streaming.Benchmarks.Micro;

/// <summary>Answering every KPI over 21 panes: from their totals, or from all 100,800 of their cells.</summary>
[MemoryDiagnoser]
public class QueryBenchmarks
{
    private QueryPath _whole = null!;
    private QueryPath _filtered = null!;

    /// <summary>Makes the index.</summary>
    [GlobalSetup]
    public void SetUp() => (_whole, _filtered) = (new QueryPath(filtered: false), new QueryPath(filtered: true));

    /// <summary>Of the whole desk.</summary>
    [Benchmark(Baseline = true)]
    public void Whole() => _whole.Run();

    /// <summary>By a filter that looks at every cell and drops none.</summary>
    [Benchmark]
    public void Filtered() => _filtered.Run();
}
