using System.Globalization;
using System.Text.Json;
using Streaming.Benchmarks.Micro;

namespace Streaming.Benchmarks.Allocations;

/// <summary>
/// Counts the bytes that each hot path allocates for an operation and holds them against the recorded ceilings. Unlike times, these bytes
/// are the same on every machine and under any load.
/// </summary>
internal static class AllocationCheck
{
    private const string CeilingsFile = "Allocations/ceilings.json";
    private const int WarmUps = 3;
    private const int Laps = 10;

    /// <summary>Checks every path.</summary>
    /// <param name="output">Receives one line for each.</param>
    /// <returns>Whether none is above its ceiling.</returns>
    /// <exception cref="InvalidDataException">The ceilings do not name the paths.</exception>
    public static bool Run(TextWriter output)
    {
        var ceilings = ReadCeilings();
        var passed = true;
        foreach (var (name, make) in HotPaths.All)
        {
            if (!ceilings.TryGetValue(name, out var ceiling))
            {
                throw new InvalidDataException($"{CeilingsFile} has no ceiling for '{name}': measure it and write one.");
            }

            var path = make();
            var bytes = BytesPerOperation(path);
            var isBelow = bytes <= ceiling;
            passed &= isBelow;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(isBelow ? "ok      " : "TOO MUCH")} {name,-15} {bytes,12:N1} B of {ceiling,12:N0} B allowed, over {path.Operation}"));
        }

        return passed;
    }

    private static double BytesPerOperation(IHotPath path)
    {
        var bytes = 0L;
        for (var lap = -WarmUps; lap < Laps; lap++)
        {
            path.Prepare();
            var before = GC.GetAllocatedBytesForCurrentThread();
            path.Run();
            bytes += lap < 0 ? 0 : GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (double)bytes / Laps / path.Operations;
    }

    private static Dictionary<string, double> ReadCeilings()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, CeilingsFile));
        return JsonSerializer.Deserialize<Dictionary<string, double>>(file)!;
    }
}
