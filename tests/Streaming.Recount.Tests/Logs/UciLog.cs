using System.Reflection;
using System.Text.Json;
using Streaming.Testing.Logs;

namespace Streaming.Recount.Tests.Logs;

/// <summary>The full incident log and its oracle, where this machine has them.</summary>
internal static class UciLog
{
    private static readonly string Folder = Path.Combine(RepositoryRoot(), "..", "shared", "data", "uci-incident-log");
    private static readonly Lazy<UciRecount> Loaded = new(() => UciRecount.Load(Path.Combine(Folder, "incident_event_log.csv.gz")));
    private static readonly Lazy<JsonDocument> Parsed = new(() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "oracle.json"))));

    /// <summary>The log; skips the test where it is absent.</summary>
    public static UciRecount Recount()
    {
        Skip.IfNot(Directory.Exists(Folder), "The full incident log is not beside the repository (../shared/data/uci-incident-log).");
        return Loaded.Value;
    }

    /// <summary>The oracle's numbers of the whole log, or of a window.</summary>
    public static JsonElement Oracle(string? window = null) => window is null
        ? Parsed.Value.RootElement.GetProperty("whole")
        : Parsed.Value.RootElement.GetProperty("windows").GetProperty(window);

    private static string RepositoryRoot() => typeof(UciLog).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
}
