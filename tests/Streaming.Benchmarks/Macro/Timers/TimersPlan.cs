namespace Streaming.Benchmarks.Macro.Timers;

/// <summary>What a run with many open clocks does.</summary>
internal sealed record TimersPlan
{
    /// <summary>What every ticket is promised: long enough that the due times of all of them can be spread out.</summary>
    public static readonly TimeSpan Target = TimeSpan.FromHours(6);

    /// <summary>Tickets that are open, each with one clock. Default 1,000,000.</summary>
    public int Tickets { get; init; } = 1_000_000;

    /// <summary>Clocks that fall due each second. Default 100.</summary>
    public int DuePerSecond { get; init; } = 100;

    /// <summary>How long the worker has to take the tickets in before the first is due. Default 90 s.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long to measure. Default 60 s.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether a query service runs too, and its events of SLA clocks are watched. Default false.</summary>
    public bool Watches { get; init; }
}
