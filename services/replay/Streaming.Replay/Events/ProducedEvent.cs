namespace Streaming.Replay.Events;

/// <summary>One CloudEvent made by the importer or the simulator.</summary>
public sealed record ProducedEvent
{
    /// <summary>The CloudEvents <c>id</c>: unique within <see cref="Source"/> and the same each time the event is made.</summary>
    public required string Id { get; init; }

    /// <summary>The CloudEvents <c>source</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The event time, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The <c>sequence</c> extension: order among equal times; absent sorts first.</summary>
    public long? Sequence { get; init; }

    /// <summary>The <c>tenant</c> extension; absent means <c>default</c>.</summary>
    public string? Tenant { get; init; }

    /// <summary>The payload.</summary>
    public required EventData Data { get; init; }
}
