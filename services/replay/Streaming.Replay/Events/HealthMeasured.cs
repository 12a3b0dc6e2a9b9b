using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>A component of a customer's health was measured.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Component">The component.</param>
/// <param name="Score">Points, 0 to 100.</param>
public sealed record HealthMeasured(string CustomerId, string Component, int Score) : CustomerEvent(CustomerId)
{
    /// <inheritdoc/>
    public override string Type => EventTypes.HealthMeasured;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("component", Component);
        json.WriteNumber("score", Score);
    }
}
