namespace Streaming.Ingestion.Tests.Support;

/// <summary>A clock that moves when it is told to; timers run by the real one.</summary>
internal sealed class StillTime : TimeProvider
{
    public TimeSpan Now { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.Ticks;
}
