namespace Streaming.Replay.Simulation.Customers;

/// <summary>Who and when a simulation of customers, money and the workforce is about.</summary>
internal sealed record CustomerCast
{
    /// <summary>The customers, by id; at least one.</summary>
    public required IReadOnlyList<string> Customers { get; init; }

    /// <summary>The representatives, with their teams; at least one.</summary>
    public required IReadOnlyList<(string Agent, string? Team)> Agents { get; init; }

    /// <summary>When the first customers and representatives are taken over.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When that is done and their life begins; after <see cref="Start"/>.</summary>
    public required DateTimeOffset Begin { get; init; }

    /// <summary>Nothing happens from here on; after <see cref="Begin"/>.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The seed.</summary>
    public required long Seed { get; init; }

    /// <summary>The CloudEvents <c>source</c>: it says that the events are synthetic.</summary>
    public required string Source { get; init; }

    /// <summary>Begins every id.</summary>
    public required string IdPrefix { get; init; }

    /// <summary>Begins the names of segments, products and topics; default nothing.</summary>
    public string NamePrefix { get; init; } = string.Empty;

    /// <summary>The <c>tenant</c> of the events; default: none.</summary>
    public string? Tenant { get; init; }

    /// <summary>Days of life, and parts of them.</summary>
    public double Days => (End - Begin).TotalDays;

    /// <summary>The name of a segment, product or topic.</summary>
    /// <param name="name">Without the prefix.</param>
    public string Named(string name) => NamePrefix + name;
}
