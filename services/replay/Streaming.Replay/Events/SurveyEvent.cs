using System.Text.Json;

namespace Streaming.Replay.Events;

/// <summary>The payload of an event about one response to a survey.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="TicketId">The ticket that was asked about, if any.</param>
public abstract record SurveyEvent(string ResponseId, string? TicketId) : EventData
{
    /// <inheritdoc/>
    public override string Subject => ResponseId;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("responseId", ResponseId);
        WriteOptional(json, "ticketId", TicketId);
    }
}
