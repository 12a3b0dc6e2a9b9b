namespace Streaming.Domain.Tickets;

/// <summary>What became of a fact that was added to a ticket's set.</summary>
internal enum FactOutcome
{
    /// <summary>It is new, and in the set.</summary>
    Added,

    /// <summary>The set held it already.</summary>
    Duplicate,

    /// <summary>The set held another revision with the same identity; the greater one is kept.</summary>
    Superseded,

    /// <summary>The set held other content with the same identity and revision; the greater one is kept.</summary>
    Conflict,

    /// <summary>It is older than the facts that were settled, and left out.</summary>
    Settled,
}
