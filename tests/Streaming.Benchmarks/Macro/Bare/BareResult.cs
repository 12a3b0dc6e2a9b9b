namespace Streaming.Benchmarks.Macro.Bare;

/// <summary>What a bare consume loop did.</summary>
/// <param name="Events">Records consumed.</param>
/// <param name="Seconds">Time from the first record to the last.</param>
/// <param name="CpuSeconds">Processor time of the whole process in that time.</param>
/// <param name="AllocatedBytes">Bytes that it allocated in that time.</param>
internal sealed record BareResult(long Events, double Seconds, double CpuSeconds, long AllocatedBytes)
{
    /// <summary>Records consumed each second.</summary>
    public double EventsPerSecond => Events / Seconds;
}
