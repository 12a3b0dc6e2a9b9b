using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>A customer joined, left, should renew or renewed.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Step">Which of these.</param>
public sealed record CustomerLifecycle(string CustomerId, CustomerStep Step) : CustomerEvent(CustomerId)
{
    /// <summary>The segment, if known.</summary>
    public string? Segment { get; init; }

    /// <summary>The agent who looks after the customer, if anybody does.</summary>
    public string? AgentId { get; init; }

    /// <summary>Why the customer left, if known.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public override string Type => Step switch
    {
        CustomerStep.Joined => EventTypes.CustomerJoined,
        CustomerStep.Left => EventTypes.CustomerLeft,
        CustomerStep.RenewalDue => EventTypes.CustomerRenewalDue,
        _ => EventTypes.CustomerRenewed,
    };

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        WriteOptional(json, "segment", Segment);
        WriteOptional(json, "agentId", AgentId);
        WriteOptional(json, "reason", Reason);
    }
}
