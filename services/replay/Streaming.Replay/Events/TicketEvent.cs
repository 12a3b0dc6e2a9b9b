using System.Text.Json;

namespace Streaming.Replay.Events;

/// <summary>The payload of an event about a ticket.</summary>
/// <param name="TicketId">The ticket.</param>
public abstract record TicketEvent(string TicketId) : EventData
{
    /// <inheritdoc/>
    public override string Subject => TicketId;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json) => json.WriteString("ticketId", TicketId);
}
