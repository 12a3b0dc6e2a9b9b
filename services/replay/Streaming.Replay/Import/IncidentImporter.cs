using Streaming.Replay.Events;

namespace Streaming.Replay.Import;

/// <summary>Turns the incident log into support events, in the order in which they happened.</summary>
/// <remarks><c>docs/decisions/importer.md</c> says why each event is as it is.</remarks>
public static class IncidentImporter
{
    /// <summary>Imports rows.</summary>
    /// <param name="rows">The log's rows, in file order.</param>
    /// <param name="options">Which part of it.</param>
    /// <returns>The events, by time, then row.</returns>
    /// <exception cref="FormatException">A row cannot be understood; the message names it.</exception>
    public static IReadOnlyList<ProducedEvent> Import(IEnumerable<IncidentRow> rows, ImportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new();
        var events = new List<PlacedEvent>();
        foreach (var incident in rows.GroupBy(row => row.Incident, StringComparer.Ordinal))
        {
            var inFileOrder = incident.ToList();
            var openedAt = inFileOrder[0].OpenedAt;
            if (openedAt >= options.OpenedFrom && openedAt < options.OpenedBefore)
            {
                new IncidentStory(inFileOrder, options.Tenant).Tell(events);
            }
        }

        return [.. events
            .Where(placed => placed.Event.Time < options.Until)
            .OrderBy(placed => placed.Event.Time).ThenBy(placed => placed.Row).ThenBy(placed => placed.Rank)
            .Select(placed => placed.Event)];
    }
}
