namespace Streaming.Replay.Load;

/// <summary>The shape of a load: very many small tickets, five events each, every event of one size.</summary>
public sealed record LoadOptions
{
    /// <summary>The CloudEvents <c>source</c> of load events: it says that they are synthetic.</summary>
    public const string Source = "/synthetic/load";

    /// <summary>Events of each ticket: created, assigned, reply, solved, closed.</summary>
    public const int EventsPerTicket = 5;

    /// <summary>Tickets; 1 to 99,999,999, default 1,000,000.</summary>
    public int Tickets { get; init; } = 1_000_000;

    /// <summary>Tickets opened between two events of one ticket, so that many are open at once; at least 1, default 1,000.</summary>
    public int Stride { get; init; } = 1_000;

    /// <summary>The time of the first event; default Monday, 5 January 2026, 00:00 UTC.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The time over which the events are spread evenly; above 0, default 24 h.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Bytes of each event; 380 to 4,096, default 400.</summary>
    public int EventBytes { get; init; } = 400;

    /// <summary>Which tickets these are: loads of different seeds share no ticket. 0 to 999, default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Tickets, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Tickets, 99_999_999);
        ArgumentOutOfRangeException.ThrowIfLessThan(Stride, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(EventBytes, 380);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(EventBytes, 4_096);
        ArgumentOutOfRangeException.ThrowIfNegative(Seed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Seed, 999);
    }
}
