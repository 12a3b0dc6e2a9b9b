using Streaming.Domain.Measures;
using Streaming.Domain.Sketches;

namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>Durations, most of them hours and some of them days, go into a cell's sketch and are taken back.</summary>
internal sealed class SketchPath : IHotPath
{
    private readonly MeasureSet _cell = new();

    /// <inheritdoc/>
    public string Operation => "durations";

    /// <inheritdoc/>
    public int Operations => 2 * DurationsMs.Length;

    /// <summary>The durations, milliseconds.</summary>
    public long[] DurationsMs { get; } = Durations(5_000);

    /// <inheritdoc/>
    public void Prepare()
    {
        // What goes in comes out again, so the cell is as it was.
    }

    /// <inheritdoc/>
    public void Run()
    {
        foreach (var durationMs in DurationsMs)
        {
            _cell.AddDuration(Measure.FirstResponse, durationMs, 1);
        }

        foreach (var durationMs in DurationsMs)
        {
            _cell.AddDuration(Measure.FirstResponse, durationMs, -1);
        }
    }

    private static long[] Durations(int count)
    {
        var random = new Random(1);
        var durations = new long[count];
        for (var i = 0; i < count; i++)
        {
            // Log-normal by the sum of uniform numbers: median two hours, one in forty above two days.
            var normal = -6.0;
            for (var k = 0; k < 12; k++)
            {
                normal += random.NextDouble();
            }

            durations[i] = Math.Min(SketchBuckets.MaxMs, (long)(7_200_000 * Math.Exp(1.6 * normal)));
        }

        return durations;
    }
}
