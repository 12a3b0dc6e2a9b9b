using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>A response was withdrawn.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="TicketId">The ticket, as the answer was keyed.</param>
public sealed record SurveyWithdrawn(string ResponseId, string? TicketId) : SurveyEvent(ResponseId, TicketId)
{
    /// <inheritdoc/>
    public override string Type => EventTypes.SurveyWithdrawn;
}
