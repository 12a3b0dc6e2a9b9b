using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>A ticket's status changed.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Status">The new status.</param>
/// <param name="AgentId">Who changed it, if known.</param>
public sealed record TicketStatusChanged(string TicketId, string Status, string? AgentId = null) : TicketEvent(TicketId)
{
    /// <inheritdoc/>
    public override string Type => EventTypes.TicketStatusChanged;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("status", Status);
        WriteOptional(json, "agentId", AgentId);
    }
}
