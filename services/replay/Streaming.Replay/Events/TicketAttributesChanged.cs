using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>Attributes of a ticket changed; those not named stay.</summary>
/// <param name="TicketId">The ticket.</param>
public sealed record TicketAttributesChanged(string TicketId) : TicketEvent(TicketId)
{
    /// <summary>The new category, if it changed.</summary>
    public string? Category { get; init; }

    /// <summary>The new priority, if it changed.</summary>
    public string? Priority { get; init; }

    /// <summary>The new channel, if it changed.</summary>
    public string? Channel { get; init; }

    /// <summary>The new customer, if it changed.</summary>
    public string? CustomerId { get; init; }

    /// <inheritdoc/>
    public override string Type => EventTypes.TicketAttributesChanged;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        WriteOptional(json, "category", Category);
        WriteOptional(json, "priority", Priority);
        WriteOptional(json, "channel", Channel);
        WriteOptional(json, "customerId", CustomerId);
    }
}
