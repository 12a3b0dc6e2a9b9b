using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>A ticket was opened.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="CustomerId">Whose ticket it is.</param>
public sealed record TicketCreated(string TicketId, string CustomerId) : TicketEvent(TicketId)
{
    /// <summary>Opened by staff for the customer; default: by the customer.</summary>
    public bool OpenedByStaff { get; init; }

    /// <summary>The channel, if known.</summary>
    public string? Channel { get; init; }

    /// <summary>The category, if known.</summary>
    public string? Category { get; init; }

    /// <summary>The priority, if known.</summary>
    public string? Priority { get; init; }

    /// <summary>The team, if assigned.</summary>
    public string? Team { get; init; }

    /// <summary>The agent, if assigned.</summary>
    public string? AgentId { get; init; }

    /// <summary>The status at creation; absent means new.</summary>
    public string? Status { get; init; }

    /// <inheritdoc/>
    public override string Type => EventTypes.TicketCreated;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("customerId", CustomerId);
        json.WriteString("openedBy", OpenedByStaff ? "staff" : "customer");
        WriteOptional(json, "channel", Channel);
        WriteOptional(json, "category", Category);
        WriteOptional(json, "priority", Priority);
        WriteOptional(json, "team", Team);
        WriteOptional(json, "agentId", AgentId);
        WriteOptional(json, "status", Status);
    }
}
