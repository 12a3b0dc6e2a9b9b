using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Streaming.Benchmarks.Micro;

/// <summary>
/// The command <c>loop</c>: one hot path over and over, for a profiler to look at, and the processor time that it took, which other work on
/// the machine disturbs less than the clock's time.
/// </summary>
internal static class LoopCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = string.Join(", ", HotPaths.All.Select(static path => path.Name)) };
        var seconds = new Option<double>("--seconds") { Description = "For how long", DefaultValueFactory = static _ => 10 };
        var types = new Option<bool>("--types") { Description = "Also says which types were allocated; that costs time" };
        var command = new Command("loop", "Runs one hot path over and over, for a profiler, and says its processor time") { path, seconds, types };
        command.SetAction(async (parsed, _) =>
        {
            var work = HotPaths.All.Single(known => known.Name == parsed.GetValue(path)).Make();
            using var allocated = parsed.GetValue(types) ? new AllocatedTypes() : null;
            Run(work, TimeSpan.FromSeconds(parsed.GetValue(seconds)));
            if (allocated is not null)
            {
                await allocated.WriteAsync(Console.Out);
            }
        });
        return command;
    }

    private static void Run(IHotPath path, TimeSpan duration)
    {
        var (started, warm, busy, operations, bytes) = (Stopwatch.GetTimestamp(), false, TimeSpan.Zero, 0L, 0L);
        var laps = new List<double>();
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            path.Prepare();
            var (cpu, allocated) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            path.Run();
            if (warm)
            {
                var lap = Environment.CpuUsage.TotalTime - cpu;
                bytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
                busy += lap;
                laps.Add(lap.TotalNanoseconds / path.Operations);
                operations += path.Operations;
            }

            warm |= Stopwatch.GetElapsedTime(started) > duration / 3;
        }

        // What neighbours on the machine do comes and goes: the quickest tenth says most of the code, the mean most of the machine.
        laps.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{busy.TotalNanoseconds / operations:N0} ns of processor time ({laps[laps.Count / 10]:N0} in the quickest tenth of runs) and {bytes / (double)operations:N1} B for each of {operations:N0} {path.Operation}"));
    }
}
