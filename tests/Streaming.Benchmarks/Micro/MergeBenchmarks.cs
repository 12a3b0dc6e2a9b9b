using BenchmarkDotNet.Attributes;
using Streaming.Benchmarks.Micro.Paths;
using Streaming.Domain.Measures;

namespace Streaming.Benchmarks.Micro;

/// <summary>Adding cells up, against adding them into another cell.</summary>
[MemoryDiagnoser]
public class MergeBenchmarks
{
    private const int Cells = 10_000;
    private MergePath _path = null!;

    /// <summary>Makes the cells.</summary>
    [GlobalSetup]
    public void SetUp() => _path = new MergePath();

    /// <summary>Into another cell.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Cells)]
    public MeasureSet IntoCell()
    {
        var sum = new MeasureSet();
        foreach (var cell in _path.Cells)
        {
            sum.Add(cell);
        }

        return sum;
    }

    /// <summary>Into totals that are used again.</summary>
    [Benchmark(OperationsPerInvoke = Cells)]
    public void IntoTotals()
    {
        _path.Prepare();
        _path.Run();
    }
}
