using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>All customers were counted.</summary>
/// <param name="Count">How many there were.</param>
public sealed record BaseCounted(int Count) : EventData
{
    /// <inheritdoc/>
    public override string Type => EventTypes.CustomerBaseCounted;

    /// <inheritdoc/>
    public override string Subject => "base";

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json) => json.WriteNumber("count", Count);
}
