using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>A ticket was given to a team or an agent, or taken away from one.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Team">The team; not named when <see langword="null"/>.</param>
/// <param name="AgentId">The agent; not named when <see langword="null"/>.</param>
public sealed record TicketAssigned(string TicketId, AssignedValue? Team, AssignedValue? AgentId) : TicketEvent(TicketId)
{
    /// <inheritdoc/>
    public override string Type => EventTypes.TicketAssigned;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        Write(json, "team", Team);
        Write(json, "agentId", AgentId);
    }

    private static void Write(Utf8JsonWriter json, string name, AssignedValue? value)
    {
        if (value is { } given)
        {
            json.WriteString(name, given.Name);
        }
    }
}
