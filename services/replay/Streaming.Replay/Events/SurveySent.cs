using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>A survey went out.</summary>
/// <param name="ResponseId">The response that is hoped for.</param>
/// <param name="TicketId">The ticket that is asked about, if any.</param>
/// <param name="Kind"><c>csat</c>, <c>nps</c> or <c>ces</c>.</param>
/// <param name="CustomerId">The customer who is asked, if it is one.</param>
public sealed record SurveySent(string ResponseId, string? TicketId, string Kind, string? CustomerId) : SurveyEvent(ResponseId, TicketId)
{
    /// <summary>Who is asked: <c>customer</c> or <c>agent</c>; absent means customer.</summary>
    public string? Audience { get; init; }

    /// <inheritdoc/>
    public override string Type => EventTypes.SurveySent;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("kind", Kind);
        WriteOptional(json, "customerId", CustomerId);
        WriteOptional(json, "audience", Audience);
    }
}
