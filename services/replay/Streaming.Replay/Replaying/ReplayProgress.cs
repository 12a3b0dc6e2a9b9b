namespace Streaming.Replay.Replaying;

/// <summary>How far a replay has come.</summary>
public sealed record ReplayProgress
{
    /// <summary>What the replay is doing.</summary>
    public required ReplayPhase Phase { get; init; }

    /// <summary>Lines sent so far, events or not.</summary>
    public required long Sent { get; init; }

    /// <summary>Of those, lines that the broker has stored.</summary>
    public required long Acknowledged { get; init; }

    /// <summary>Of those sent, lines that are no events: they meet the reader's dead letters.</summary>
    public required long NotEvents { get; init; }

    /// <summary>Lines that were not sent because no broker takes a record of their size.</summary>
    public required long Refused { get; init; }

    /// <summary>How many lines there are in all; <see langword="null"/> when the input was not read beforehand.</summary>
    public required long? Total { get; init; }

    /// <summary>How much is done, 0 to 1, by lines where their number is known, else by bytes; <see langword="null"/> for an endless input.</summary>
    public required double? Fraction { get; init; }

    /// <summary>Sent, but not yet consumed by the reader that is followed; without one, not yet stored.</summary>
    public required long Unconsumed { get; init; }

    /// <summary>The time that the last event carried; <see langword="null"/> before the first.</summary>
    public required DateTimeOffset? EventTime { get; init; }

    /// <summary>Time since the first line was sent.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Lines stored per second, over the whole replay so far.</summary>
    public double PerSecond => Elapsed > TimeSpan.Zero ? Acknowledged / Elapsed.TotalSeconds : 0;
}
