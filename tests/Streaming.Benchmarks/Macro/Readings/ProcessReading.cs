using System.Globalization;

namespace Streaming.Benchmarks.Macro.Readings;

/// <summary>What Linux says of a process.</summary>
/// <param name="CpuSeconds">Processor time that it has used, user and system.</param>
/// <param name="PeakBytes">The most memory that it ever had resident.</param>
internal readonly record struct ProcessReading(double CpuSeconds, long PeakBytes)
{
    // The kernel counts in hundredths of a second on every machine that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>Reads a process.</summary>
    /// <param name="processId">Its number.</param>
    public static ProcessReading Of(int processId)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}");

        // The name, in parentheses, may hold blanks; user and system time are the 12th and 13th words after it.
        var stat = File.ReadAllText(folder + "/stat");
        var words = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(words[11], CultureInfo.InvariantCulture) + long.Parse(words[12], CultureInfo.InvariantCulture);
        var peak = File.ReadLines(folder + "/status")
            .First(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new ProcessReading(ticks / TicksPerSecond, long.Parse(peak[1], CultureInfo.InvariantCulture) * 1024);
    }

    /// <summary>The machine's load average of the last minute.</summary>
    public static double MachineLoad() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);
}
