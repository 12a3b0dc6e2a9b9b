using System.Text.Json;
using Streaming.Replay.Events;
using Streaming.Replay.Import;
using Streaming.Testing.Logs;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Integration.Tests.FullLog;

/// <summary>The whole incident log as events, its oracle and its recount, where this machine has it: in <c>shared/data</c> beside the repository.</summary>
internal static class UciData
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(RepositoryRoot.FullPath, "..", "shared", "data", "uci-incident-log"));
    private static readonly Lazy<IReadOnlyList<ProducedEvent>> AllEvents = new(() => IncidentImporter.Import(IncidentLog.ReadFile(CsvPath)));
    private static readonly Lazy<IReadOnlyList<byte[]>> AllLines = new(() => LinesOf(AllEvents.Value));
    private static readonly Lazy<UciRecount> Counted = new(() => UciRecount.Load(CsvPath));
    private static readonly Lazy<JsonElement> Parsed = new(() => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "oracle.json"))).RootElement);

    /// <summary>The log.</summary>
    public static string CsvPath => Path.Combine(Folder, "incident_event_log.csv.gz");

    /// <summary>All of its events, in replay order.</summary>
    public static IReadOnlyList<ProducedEvent> Events => AllEvents.Value;

    /// <summary>The same events, each as a structured CloudEvent.</summary>
    public static IReadOnlyList<byte[]> Lines => AllLines.Value;

    /// <summary>The independent count of the CSV.</summary>
    public static UciRecount Recount => Counted.Value;

    /// <summary>The whole log and the windows of the oracle.</summary>
    public static IReadOnlyList<UciInterval> Intervals { get; } =
    [
        new("whole", new DateTime(2016, 2, 29), new DateTime(2017, 2, 19)),
        new("week_2016-03-07", new DateTime(2016, 3, 7), new DateTime(2016, 3, 14)),
        new("week_2016-05-02", new DateTime(2016, 5, 2), new DateTime(2016, 5, 9)),
        new("day_2016-03-09", new DateTime(2016, 3, 9), new DateTime(2016, 3, 10)),
        new("hour_2016-03-09T10", new DateTime(2016, 3, 9, 10, 0, 0), new DateTime(2016, 3, 9, 11, 0, 0)),
    ];

    /// <summary>The oracle's numbers of an interval.</summary>
    /// <param name="interval">The interval.</param>
    public static JsonElement Oracle(UciInterval interval) => interval.Name == "whole"
        ? Parsed.Value.GetProperty("whole")
        : Parsed.Value.GetProperty("windows").GetProperty(interval.Name);

    /// <summary>The same events as one stream of lines.</summary>
    public static Stream OpenStream()
    {
        var stream = new MemoryStream();
        foreach (var line in Lines)
        {
            stream.Write(line);
            stream.WriteByte((byte)'\n');
        }

        stream.Position = 0;
        return stream;
    }

    /// <summary>Ends the test where the log is absent.</summary>
    public static void Require() => Requires.Part(File.Exists(CsvPath), "The full incident log", $"it is not at {CsvPath}.", couldBeProvided: false);

    /// <summary>Writes the events of a log as lines.</summary>
    /// <param name="events">The events.</param>
    public static IReadOnlyList<byte[]> LinesOf(IEnumerable<ProducedEvent> events)
    {
        var lines = new List<byte[]>();
        using var stream = new MemoryStream();
        using var writer = new EventWriter(stream);
        foreach (var one in events)
        {
            writer.Write(one);
            writer.Flush();
            lines.Add(stream.GetBuffer().AsSpan(0, (int)stream.Length - 1).ToArray());
            stream.SetLength(0);
        }

        return lines;
    }
}
