using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Streaming.Testing.Recount;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Integration.Tests.Replays;

/// <summary>The week of real tickets that comes along with the product.</summary>
internal static class BundledLog
{
    private static readonly Lazy<IReadOnlyList<byte[]>> All = new(Read);

    /// <summary>Start of an interval that holds all of it, Unix milliseconds.</summary>
    public static readonly long FromMs = At("2016-03-04T00:00:00Z");

    /// <summary>End of that interval.</summary>
    public static readonly long ToMs = At("2016-03-12T00:00:00Z");

    /// <summary>The file.</summary>
    public static string Path => System.IO.Path.Combine(RepositoryRoot.FullPath, "services", "replay", "data", "incidents-2016-03-04.ndjson.gz");

    /// <summary>Its lines, in order.</summary>
    public static IReadOnlyList<byte[]> Lines => All.Value;

    /// <summary>Its slow recount.</summary>
    /// <param name="timerTimeMs">How far time has passed, Unix milliseconds.</param>
    /// <param name="sla">The policies; <see langword="null"/> for none.</param>
    public static SlowRecount Recount(long timerTimeMs, RecountSla? sla = null) => SlowRecount.Of(
        Lines.Select(line => new RecountRecord(Encoding.UTF8.GetString(line), TimeOf(line))), timerTimeMs, new RecountOptions { Sla = sla });

    private static long TimeOf(byte[] line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty("time").GetDateTimeOffset().ToUnixTimeMilliseconds();
    }

    private static List<byte[]> Read()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path), CompressionMode.Decompress));
        var lines = new List<byte[]>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(Encoding.UTF8.GetBytes(line));
        }

        return lines;
    }

    private static long At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
