namespace Streaming.Replay.Simulation.Companion;

/// <summary>What a companion needs to know of a ticket.</summary>
/// <param name="Id">The ticket.</param>
/// <param name="Customer">Whose it is.</param>
/// <param name="Channel">The channel, if known.</param>
/// <param name="CreatedAt">When it was created.</param>
internal sealed record RealTicket(string Id, string Customer, string? Channel, DateTimeOffset CreatedAt)
{
    /// <summary>Who replied last, else who had the ticket; <see langword="null"/>: nobody known.</summary>
    public string? Agent { get; set; }

    /// <summary>When it was solved last; <see langword="null"/>: it was not.</summary>
    public DateTimeOffset? SolvedAt { get; set; }
}
