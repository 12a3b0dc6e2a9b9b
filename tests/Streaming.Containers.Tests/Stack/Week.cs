using System.IO.Compression;
using System.Text.Json;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Containers.Tests.Stack;

/// <summary>The bundled week of tickets, counted line by line: what all of it must come to.</summary>
internal static class Week
{
    /// <summary>The file, as the replayer's image has it.</summary>
    public const string Path = "data/incidents-2016-03-04.ndjson.gz";

    private static readonly (int Created, int Answered, int Resolved) Counts = Count();

    /// <summary>Tickets created.</summary>
    public static int Created => Counts.Created;

    /// <summary>Tickets that were answered.</summary>
    public static int Answered => Counts.Answered;

    /// <summary>Tickets whose solution stands in the end; closing one keeps it, and is none by itself.</summary>
    public static int Resolved => Counts.Resolved;

    private static (int Created, int Answered, int Resolved) Count()
    {
        var (created, answered, resolved) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        using var file = File.OpenRead(System.IO.Path.Combine(RepositoryRoot.FullPath, "services", "replay", Path));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var data = json.RootElement.GetProperty("data");
            var ticket = data.GetProperty("ticketId").GetString()!;
            switch (json.RootElement.GetProperty("type").GetString())
            {
                case "support.ticket.created.v1":
                    created.Add(ticket);
                    break;
                case "support.ticket.message.v1":
                    answered.Add(ticket);
                    break;
                case "support.ticket.status-changed.v1" when data.GetProperty("status").GetString() is "solved":
                    resolved.Add(ticket);
                    break;
                case "support.ticket.status-changed.v1" when data.GetProperty("status").GetString() is not "closed":
                    resolved.Remove(ticket);
                    break;
            }
        }

        return (created.Count, answered.Count, resolved.Count);
    }
}
