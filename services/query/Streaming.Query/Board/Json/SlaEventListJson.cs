using Streaming.Query.Grpc;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Json;

/// <summary>A page of what became of SLA clocks.</summary>
internal sealed record SlaEventListJson
{
    /// <summary>What the list stands on.</summary>
    public required StateJson State { get; init; }

    /// <summary>How many events all pages have.</summary>
    public required long EventCount { get; init; }

    /// <summary>Whether events may be missing: tickets had no room in memory, or one had more events than a ticket keeps.</summary>
    public required bool Incomplete { get; init; }

    /// <summary>Asks for the next page; left out where this is the last one.</summary>
    public string? Page { get; init; }

    /// <summary>The events, newest first.</summary>
    public required IReadOnlyList<SlaEventJson> Events { get; init; }

    /// <summary>A page.</summary>
    /// <param name="answer">As gRPC tells it.</param>
    /// <param name="state">What it stands on.</param>
    public static SlaEventListJson Of(Wire.ListSlaEventsResponse answer, StateJson state) => new()
    {
        State = state,
        EventCount = answer.EventCount,
        Incomplete = answer.Incomplete,
        Page = answer.NextPageToken.Length == 0 ? null : answer.NextPageToken,
        Events = [.. answer.Events.Select(SlaEventJson.Of)],
    };
}

/// <summary>Something that became of an SLA clock; the same words as <c>SlaEvent</c> of the gRPC API.</summary>
internal sealed record SlaEventJson
{
    /// <summary>Id, that of the published event.</summary>
    public required string Id { get; init; }

    /// <summary><c>at_risk</c>, <c>breached</c>, <c>retracted</c> or <c>met</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The instant that it is about.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Id of the ticket.</summary>
    public required string TicketId { get; init; }

    /// <summary>The kind of clock, such as <c>first_reply</c>.</summary>
    public required string Clock { get; init; }

    /// <summary>Which one of its kind this is on the ticket, from 0.</summary>
    public required int Cycle { get; init; }

    /// <summary>Rises with each event about the clock: the highest holds.</summary>
    public required long Revision { get; init; }

    /// <summary>Name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>The team that it counts under; left out where there was none.</summary>
    public string? Team { get; init; }

    /// <summary>When the clock was due, as was known then; left out where it stood still, or was stopped before.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>At risk: the threshold, thousandths of the target.</summary>
    public int? ThresholdPerMille { get; init; }

    /// <summary>Retracted: what no longer holds.</summary>
    public string? Retracts { get; init; }

    /// <summary>Retracted: what the clock is now.</summary>
    public string? Becomes { get; init; }

    /// <summary>An event.</summary>
    /// <param name="sla">As gRPC tells it.</param>
    public static SlaEventJson Of(Wire.SlaEvent sla) => new()
    {
        Id = sla.Id,
        Kind = WireWords.Of(sla.Kind),
        Time = sla.Time.ToDateTimeOffset(),
        TicketId = sla.TicketId,
        Clock = sla.Clock,
        Cycle = sla.Cycle,
        Revision = sla.Revision,
        Policy = sla.Policy,
        Team = sla.HasTeam ? sla.Team : null,
        DueAt = sla.DueAt?.ToDateTimeOffset(),
        ThresholdPerMille = sla.Kind == Wire.SlaEventKind.AtRisk ? sla.ThresholdPerMille : null,
        Retracts = sla.Kind == Wire.SlaEventKind.Retracted ? WireWords.Of(sla.Retracts) : null,
        Becomes = sla.Becomes.Length > 0 ? sla.Becomes : null,
    };
}
