using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>Somebody wrote on a ticket.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Author"><c>customer</c>, <c>human</c> or <c>automated</c>.</param>
/// <param name="IsPublic">Whether the customer can see it.</param>
public sealed record TicketMessage(string TicketId, string Author, bool IsPublic = true) : TicketEvent(TicketId)
{
    /// <summary>The message's own id, if it has one.</summary>
    public string? MessageId { get; init; }

    /// <summary>Who wrote it, when human.</summary>
    public string? AgentId { get; init; }

    /// <summary>The author's team.</summary>
    public string? Team { get; init; }

    /// <inheritdoc/>
    public override string Type => EventTypes.TicketMessage;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("author", Author);
        json.WriteBoolean("public", IsPublic);
        WriteOptional(json, "messageId", MessageId);
        WriteOptional(json, "agentId", AgentId);
        WriteOptional(json, "team", Team);
    }
}
