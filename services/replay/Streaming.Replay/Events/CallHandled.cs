using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>A telephone call was handled.</summary>
/// <param name="CallId">The call.</param>
/// <param name="TalkSeconds">Time talked, seconds.</param>
/// <param name="HoldSeconds">Time on hold, seconds.</param>
/// <param name="AfterCallSeconds">Work after the call, seconds.</param>
public sealed record CallHandled(string CallId, int TalkSeconds, int HoldSeconds, int AfterCallSeconds) : EventData
{
    /// <summary>The ticket that the call was about, if any.</summary>
    public string? TicketId { get; init; }

    /// <summary>Who took it.</summary>
    public string? AgentId { get; init; }

    /// <summary>The revision; absent for a first version.</summary>
    public int? Revision { get; init; }

    /// <inheritdoc/>
    public override string Type => EventTypes.CallHandled;

    /// <inheritdoc/>
    public override string Subject => TicketId ?? CallId;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("callId", CallId);
        json.WriteNumber("talkSeconds", TalkSeconds);
        json.WriteNumber("holdSeconds", HoldSeconds);
        json.WriteNumber("afterCallSeconds", AfterCallSeconds);
        WriteOptional(json, "ticketId", TicketId);
        WriteOptional(json, "agentId", AgentId);
        if (Revision is { } revision)
        {
            json.WriteNumber("revision", revision);
        }
    }
}
