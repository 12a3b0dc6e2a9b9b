using System.Globalization;
using Streaming.Replay.Events;

namespace Streaming.Replay.Import;

/// <summary>The events of one incident, told from the differences between its rows.</summary>
internal sealed class IncidentStory
{
    private readonly string _ticketId;
    private readonly string? _tenant;
    private readonly IncidentRow _first;
    private readonly List<IncidentRow> _inTimeOrder;

    /// <summary>Takes the rows of one incident.</summary>
    /// <param name="inFileOrder">Its rows, at least one, in file order.</param>
    /// <param name="tenant">The tenant of the events, if any.</param>
    public IncidentStory(List<IncidentRow> inFileOrder, string? tenant)
    {
        _first = inFileOrder[0];
        _ticketId = _first.Incident;
        _tenant = tenant;
        _inTimeOrder = [.. inFileOrder.OrderBy(row => row.UpdatedAt).ThenBy(row => row.Number)];
    }

    /// <summary>Adds the incident's events.</summary>
    /// <param name="events">Gets them, in no order that counts.</param>
    public void Tell(List<PlacedEvent> events)
    {
        events.Add(Created());
        var before = _first;
        var status = IncidentStates.NewStatus;
        var answered = false;
        foreach (var row in _inTimeOrder)
        {
            if (AttributeChange(before, row) is { } attributes)
            {
                events.Add(Told(row, 1, "attributes", attributes));
            }

            if (AssignmentChange(before, row) is { } assigned)
            {
                events.Add(Told(row, 2, "assigned", assigned));
            }

            if (!answered && row.State != IncidentStates.New)
            {
                answered = true;
                events.Add(Told(row, 3, "message", new TicketMessage(_ticketId, "human") { AgentId = row.Assignee, Team = row.Group }));
            }

            var now = IncidentStates.ToStatus(row.State, row.Number);
            if (now != status)
            {
                status = now;
                events.Add(Told(row, 4, "status", new TicketStatusChanged(_ticketId, now)));
            }

            before = row;
        }
    }

    private PlacedEvent Created()
    {
        // A few incidents have rows from before they were opened: what those say is known at the opening.
        var earlier = _inTimeOrder.LastOrDefault(row => row.UpdatedAt < _first.OpenedAt);
        var status = earlier is null ? IncidentStates.NewStatus : IncidentStates.ToStatus(earlier.State, earlier.Number);
        var created = new TicketCreated(_ticketId, _first.Caller ?? ImportOptions.UnknownCustomer)
        {
            Channel = _first.ContactType,
            Category = _first.Category,
            Priority = _first.Priority,
            Team = _first.Group,
            AgentId = _first.Assignee,
            Status = status == IncidentStates.NewStatus ? null : status,
        };
        return new(Event($"{_ticketId}-created", _first.OpenedAt, null, created), _first.Number, 0);
    }

    private TicketAttributesChanged? AttributeChange(IncidentRow before, IncidentRow row)
    {
        var change = new TicketAttributesChanged(_ticketId)
        {
            Category = Changed(before.Category, row.Category),
            Priority = Changed(before.Priority, row.Priority),
            Channel = Changed(before.ContactType, row.ContactType),
            CustomerId = Changed(before.Caller, row.Caller),
        };
        return change == new TicketAttributesChanged(_ticketId) ? null : change;
    }

    private TicketAssigned? AssignmentChange(IncidentRow before, IncidentRow row)
    {
        AssignedValue? team = before.Group == row.Group ? null : new(row.Group);
        AssignedValue? agent = before.Assignee == row.Assignee ? null : new(row.Assignee);
        return team is null && agent is null ? null : new(_ticketId, team, agent);
    }

    // A value that goes missing is no change: events have no way to take an attribute away, and the log does not do it.
    private static string? Changed(string? before, string? now) => now == before ? null : now;

    private PlacedEvent Told(IncidentRow row, int rank, string what, EventData data)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{row.Number}-{what}");
        return new(Event(id, row.UpdatedAt, row.Number, data), row.Number, rank);
    }

    private ProducedEvent Event(string id, DateTimeOffset time, long? sequence, EventData data) => new()
    {
        Id = id,
        Source = ImportOptions.Source,
        Time = time,
        Sequence = sequence,
        Tenant = _tenant,
        Data = data,
    };
}
