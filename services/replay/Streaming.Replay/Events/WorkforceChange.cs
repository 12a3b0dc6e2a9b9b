using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>A representative joined, left or booked a demonstration.</summary>
/// <param name="AgentId">The representative.</param>
/// <param name="Step">Which of these.</param>
public sealed record WorkforceChange(string AgentId, WorkforceStep Step) : EventData
{
    /// <summary>The team, if known.</summary>
    public string? Team { get; init; }

    /// <summary>Why the representative left, if known.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public override string Type => Step switch
    {
        WorkforceStep.Joined => EventTypes.AgentJoined,
        WorkforceStep.Left => EventTypes.AgentLeft,
        _ => EventTypes.DemoBooked,
    };

    /// <inheritdoc/>
    public override string Subject => AgentId;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("agentId", AgentId);
        WriteOptional(json, "team", Team);
        WriteOptional(json, "reason", Reason);
    }
}
