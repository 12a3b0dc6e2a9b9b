using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>Somebody looked for help in the help centre.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Topic">What it was about.</param>
/// <param name="IsResolved">Whether the question was answered there.</param>
/// <param name="CustomerId">Who it was, if known.</param>
public sealed record SelfServiceSession(string SessionId, string Topic, bool IsResolved, string? CustomerId) : EventData
{
    /// <inheritdoc/>
    public override string Type => EventTypes.SelfServiceSession;

    /// <inheritdoc/>
    public override string Subject => CustomerId ?? SessionId;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("sessionId", SessionId);
        json.WriteString("topic", Topic);
        json.WriteBoolean("resolved", IsResolved);
        WriteOptional(json, "customerId", CustomerId);
    }
}
