using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>A survey was answered, or its answer revised.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="TicketId">The ticket that was asked about, if any.</param>
/// <param name="Kind"><c>csat</c>, <c>nps</c> or <c>ces</c>.</param>
/// <param name="CustomerId">Who answered.</param>
/// <param name="Scale">The scale.</param>
/// <param name="Value">The answer, within the scale.</param>
public sealed record SurveyAnswered(string ResponseId, string? TicketId, string Kind, string CustomerId, SurveyScale Scale, int Value)
    : SurveyEvent(ResponseId, TicketId)
{
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
        json.WriteString("customerId", CustomerId);
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
