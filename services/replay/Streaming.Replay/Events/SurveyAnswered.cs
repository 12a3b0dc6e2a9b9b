using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>A survey was answered, or its answer revised.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="TicketId">The ticket that was asked about, if any.</param>
/// <param name="Kind"><c>csat</c>, <c>nps</c> or <c>ces</c>.</param>
/// <param name="CustomerId">The customer who answered, if it was one.</param>
/// <param name="Scale">The scale.</param>
/// <param name="Value">The answer, within the scale.</param>
public sealed record SurveyAnswered(string ResponseId, string? TicketId, string Kind, string? CustomerId, SurveyScale Scale, int Value)
    : SurveyEvent(ResponseId, TicketId)
{
    /// <summary>Who was asked: <c>customer</c> or <c>agent</c>; absent means customer.</summary>
    public string? Audience { get; init; }

    /// <summary>The agent that the answer is about, or who answered; absent: the one who replied last on the ticket.</summary>
    public string? AgentId { get; init; }

    /// <summary>What the customer wrote beside the value.</summary>
    public string? Comment { get; init; }

    /// <summary>Above 0: this is a revision of the answer; absent: the first answer.</summary>
    public int? Revision { get; init; }

    /// <inheritdoc/>
    public override string Type => Revision is null ? EventTypes.SurveyAnswered : EventTypes.SurveyRevised;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("kind", Kind);
        WriteOptional(json, "customerId", CustomerId);
        WriteOptional(json, "audience", Audience);
        WriteOptional(json, "agentId", AgentId);
        json.WriteNumber("scaleMin", Scale.Min);
        json.WriteNumber("scaleMax", Scale.Max);
        json.WriteNumber("value", Value);
        WriteOptional(json, "comment", Comment);
        if (Revision is { } revision)
        {
            json.WriteNumber("revision", revision);
        }
    }
}
