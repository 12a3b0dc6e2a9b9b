using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>A ticket was deleted.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Reason"><c>spam</c>, <c>test</c>, <c>duplicate</c>, <c>erasure</c> or <c>other</c>.</param>
public sealed record TicketDeleted(string TicketId, string Reason) : TicketEvent(TicketId)
{
    /// <inheritdoc/>
    public override string Type => EventTypes.TicketDeleted;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("reason", Reason);
    }
}
