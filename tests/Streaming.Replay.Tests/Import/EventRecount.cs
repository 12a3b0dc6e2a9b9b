using System.Globalization;
using System.Text.Json;

namespace Streaming.Replay.Tests.Import;

/// <summary>
/// Counts imported events as <c>semantics.md</c> says, one ticket after the other, from the JSON that readers get: slow, plain, and sharing no
/// code with the importer.
/// </summary>
internal sealed class EventRecount
{
    private EventRecount(string ticketId) => TicketId = ticketId;

    public string TicketId { get; }

    public DateTimeOffset CreatedAt { get; private set; }

    public string? Priority { get; private set; }

    public string? Channel { get; private set; }

    public string? Category { get; private set; }

    public DateTimeOffset? FirstReplyAt { get; private set; }

    public DateTimeOffset? FirstSolvedAt { get; private set; }

    public DateTimeOffset? SolvedAt { get; private set; }

    public string? PriorityWhenSolved { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public int Messages { get; private set; }

    public int Creations { get; private set; }

    public List<DateTimeOffset> Reopenings { get; } = [];

    /// <summary>Counts.</summary>
    /// <param name="events">The events, in any order.</param>
    /// <returns>One count a ticket.</returns>
    public static List<EventRecount> Count(IEnumerable<JsonElement> events) =>
        [.. events.GroupBy(e => e.Text("data", "ticketId")!).Select(Count)];

    private static EventRecount Count(IGrouping<string, JsonElement> events)
    {
        var ticket = new EventRecount(events.Key);
        var facts = events
            .OrderBy(Time)
            .ThenBy(e => e.Text("sequence") is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : long.MinValue)
            .ThenBy(e => Array.IndexOf(["created", "attributes-changed", "assigned", "message", "status-changed"], Kind(e)))
            .ToList();
        ticket.Create(facts.First(e => Kind(e) == "created"));
        var status = facts.First(e => Kind(e) == "created").Text("data", "status") ?? "new";
        var priority = ticket.Priority;
        foreach (var fact in facts)
        {
            switch (Kind(fact))
            {
                case "created":
                    ticket.Creations++;
                    break;
                case "attributes-changed":
                    priority = fact.Text("data", "priority") ?? priority;
                    break;
                case "message":
                    ticket.Messages++;
                    ticket.FirstReplyAt ??= Time(fact);
                    break;
                case "status-changed":
                    ticket.Change(status, fact.Text("data", "status")!, Time(fact), priority);
                    status = fact.Text("data", "status")!;
                    break;
            }
        }

        return ticket;
    }

    private static string Kind(JsonElement e) => e.Text("type")!["support.ticket.".Length..^".v1".Length];

    private static DateTimeOffset Time(JsonElement e) => e.GetProperty("time").GetDateTimeOffset();

    private void Create(JsonElement created)
    {
        CreatedAt = Time(created);
        Priority = created.Text("data", "priority");
        Channel = created.Text("data", "channel");
        Category = created.Text("data", "category");
    }

    private void Change(string before, string after, DateTimeOffset at, string? priority)
    {
        if (before == after)
        {
            return;
        }

        if (before is "solved" or "closed" && after is not ("solved" or "closed"))
        {
            Reopenings.Add(at);
            SolvedAt = ClosedAt = null;
        }

        if (after == "solved")
        {
            (SolvedAt, PriorityWhenSolved) = (at, priority);
            FirstSolvedAt ??= at;
        }

        ClosedAt = after == "closed" ? at : ClosedAt;
    }
}
