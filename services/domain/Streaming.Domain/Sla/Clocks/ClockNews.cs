using Streaming.Domain.Names;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>Something that was said of a clock of a ticket, as the ticket keeps it: what <see cref="SlaTransition"/> counts and the outbox publishes.</summary>
public readonly record struct ClockNews
{
    /// <summary>Most that a ticket keeps; the oldest goes first.</summary>
    public const int MostPerTicket = 64;

    /// <summary>What became of the clock.</summary>
    public SlaTransitionKind Kind { get; init; }

    /// <summary>The kind of clock.</summary>
    public ClockKind Clock { get; init; }

    /// <summary>Which one of its kind this is on the ticket, from 0.</summary>
    public int Cycle { get; init; }

    /// <summary>The revision of the message about the clock: above 0, and the highest holds.</summary>
    public long Revision { get; init; }

    /// <summary>The instant that it is about, Unix milliseconds: the threshold, the due time, the stop; of a retraction that of what it retracts.</summary>
    public long AtMs { get; init; }

    /// <summary>The shard's version that stored it first.</summary>
    public long Version { get; init; }

    /// <summary>The policy.</summary>
    public NameId Policy { get; init; }

    /// <summary>The team that it counts under.</summary>
    public NameId Team { get; init; }

    /// <summary>When the clock was due as was known then, Unix milliseconds; <see langword="null"/> where it stood still or was stopped before.</summary>
    public long? DueMs { get; init; }

    /// <summary>At risk: the threshold, thousandths of the target.</summary>
    public int PerMille { get; init; }

    /// <summary>Retracted: what no longer holds.</summary>
    public ClockSign Retracts { get; init; }

    /// <summary>Retracted: what the clock is now.</summary>
    public ClockFate Becomes { get; init; }
}
