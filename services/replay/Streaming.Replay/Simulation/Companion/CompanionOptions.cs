namespace Streaming.Replay.Simulation.Companion;

/// <summary>What synthetic events go with real tickets. The same tickets and options give the same events.</summary>
public sealed record CompanionOptions
{
    /// <summary>The CloudEvents <c>source</c> of the events: it says that they are synthetic.</summary>
    public const string Source = "/synthetic/companion";

    /// <summary>The prefix of every id that is made up.</summary>
    public const string IdPrefix = "SYN-";

    /// <summary>The prefix of made-up names of customers, segments, products and topics.</summary>
    public const string NamePrefix = "synthetic-";

    /// <summary>
    /// How long before the first ticket the customers and representatives are taken over; default 8 h. The longest window over a week of
    /// tickets starts up to 4 h before it, and who is there at its start must have joined before.
    /// </summary>
    public TimeSpan Lead { get; init; } = TimeSpan.FromHours(8);

    /// <summary>The seed; default 1.</summary>
    public long Seed { get; init; } = 1;
}
