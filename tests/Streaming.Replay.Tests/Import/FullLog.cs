using System.Text.Json;
using Streaming.Replay.Events;
using Streaming.Replay.Import;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Replay.Tests.Import;

/// <summary>The whole incident log and the numbers that were counted in it, where this machine has them: in <c>shared/data</c> beside the repository.</summary>
internal static class FullLog
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(RepositoryRoot.FullPath, "..", "shared", "data", "uci-incident-log"));
    private static readonly Lazy<IReadOnlyList<ProducedEvent>> AllEvents = new(() => IncidentImporter.Import(IncidentLog.ReadFile(CsvPath)));
    private static readonly Lazy<List<EventRecount>> AllTickets = new(() => EventRecount.Count(Json.Lines(Events)));
    private static readonly Lazy<JsonElement> Numbers = new(() => Json.Parse(File.ReadAllBytes(Path.Combine(Folder, "oracle.json"))));

    /// <summary>The log.</summary>
    public static string CsvPath => Path.Combine(Folder, "incident_event_log.csv.gz");

    /// <summary>All of its events.</summary>
    public static IReadOnlyList<ProducedEvent> Events => AllEvents.Value;

    /// <summary>What is counted in them, one count a ticket.</summary>
    public static IReadOnlyList<EventRecount> Tickets => AllTickets.Value;

    /// <summary>The numbers.</summary>
    public static JsonElement Oracle => Numbers.Value;

    /// <summary>Ends the test where the log is absent.</summary>
    public static void Require() => Requires.Part(File.Exists(CsvPath), "The full incident log", $"it is not at {CsvPath}.", couldBeProvided: false);
}
