using System.Text.Json;

namespace Streaming.Replay.Events;

/// <summary>The payload of an event about a customer.</summary>
/// <param name="CustomerId">The customer.</param>
public abstract record CustomerEvent(string CustomerId) : EventData
{
    /// <inheritdoc/>
    public override string Subject => CustomerId;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json) => json.WriteString("customerId", CustomerId);
}
