using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Streaming.Domain.Sla.Clocks;
using Streaming.Query.Board.Json;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Exports;

/// <summary>The columns of a table of tickets.</summary>
internal static class TicketColumns
{
    private static readonly (string Name, Func<Wire.TicketRow, object?> Cell)[] All =
    [
        ("tenant", static row => row.Ticket.Tenant),
        ("subject", static row => row.Ticket.Subject.ToString().ToLowerInvariant()),
        ("id", static row => row.Ticket.Id),
        ("status", static row => StatusOf(row.Ticket.Status)),
        ("voided", static row => row.Ticket.Voided),
        ("opened_by_staff", static row => row.Ticket.OpenedByStaff),
        ("created_at", static row => Time(row.Ticket.CreatedAt)),
        ("last_event_at", static row => Time(row.Ticket.LastEventAt)),
        ("waiting_since", static row => Time(row.Ticket.WaitingSince)),
        ("first_response_at", static row => Time(row.Ticket.FirstResponseAt)),
        ("first_response_time_seconds", static row => row.Ticket.HasFirstResponseTime ? row.Ticket.FirstResponseTime : null),
        ("first_resolved_at", static row => Time(row.Ticket.FirstResolvedAt)),
        ("resolved_at", static row => Time(row.Ticket.ResolvedAt)),
        ("time_to_resolution_seconds", static row => row.Ticket.HasTimeToResolution ? row.Ticket.TimeToResolution : null),
        ("closed_at", static row => Time(row.Ticket.ClosedAt)),
        ("reopenings", static row => row.Ticket.Reopenings),
        ("answered_gaps", static row => row.Ticket.AnsweredGaps),
        ("team", static row => row.Ticket.HasTeam ? row.Ticket.Team : null),
        ("agent", static row => row.Ticket.HasAgent ? row.Ticket.Agent : null),
        ("channel", static row => row.Ticket.HasChannel ? row.Ticket.Channel : null),
        ("category", static row => row.Ticket.HasCategory ? row.Ticket.Category : null),
        ("priority", static row => row.Ticket.HasPriority ? row.Ticket.Priority : null),
        ("product", static row => row.Ticket.HasProduct ? row.Ticket.Product : null),
        ("value", static row => row.Value),
        ("time", static row => Time(row.Time)),
        ("count", static row => row.Count),
        ("good_count", static row => row.GoodCount),
        ("next_due_at", static row => Time(row.Ticket.NextDueAt)),
        ("clock_status", static row => TicketClockMapper.Status(row.Ticket.ClockStatus)),
        .. System.Enum.GetValues<ClockKind>().SelectMany(static kind => ColumnsOf(kind.Name())),
        ("clocks", static row => ClocksOf(row)),
    ];

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(static column => column.Name)];

    /// <summary>The cells of a ticket.</summary>
    /// <param name="row">The ticket.</param>
    public static object?[] CellsOf(Wire.TicketRow row) => Array.ConvertAll(All, column => column.Cell(row));

    /// <summary>Of each kind, the newest clock; all clocks are in the last column.</summary>
    private static (string Name, Func<Wire.TicketRow, object?> Cell)[] ColumnsOf(string kind) =>
    [
        ($"{kind}_policy", row => NewestOf(row, kind)?.Policy),
        ($"{kind}_policy_version", row => NewestOf(row, kind)?.PolicyVersion),
        ($"{kind}_status", row => NewestOf(row, kind) is { } clock ? TicketClockMapper.Status(clock.Status) : null),
        ($"{kind}_target_seconds", row => NewestOf(row, kind)?.Target),
        ($"{kind}_started_at", row => Time(NewestOf(row, kind)?.StartedAt)),
        ($"{kind}_due_at", row => Time(NewestOf(row, kind)?.DueAt)),
        ($"{kind}_ended_at", row => Time(NewestOf(row, kind)?.EndedAt)),
    ];

    private static Wire.TicketClock? NewestOf(Wire.TicketRow row, string kind) => row.Clocks.Where(clock => clock.Kind == kind).MaxBy(static clock => clock.Cycle);

    private static string? ClocksOf(Wire.TicketRow row) => row.Clocks.Count == 0
        ? null
        : JsonSerializer.Serialize(TicketClockMapper.Clocks(row.Clocks, inFull: false), BoardJsonContext.Default.ListTicketClockJson);

    private static DateTimeOffset? Time(Timestamp? time) => time?.ToDateTimeOffset();

    private static string? StatusOf(Wire.TicketStatus status) => status switch
    {
        Wire.TicketStatus.Unspecified => null,
        Wire.TicketStatus.OnHold => "on-hold",
        _ => status.ToString().ToLowerInvariant(),
    };
}
