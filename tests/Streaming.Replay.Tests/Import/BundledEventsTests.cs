using System.IO.Compression;
using Streaming.Replay.Events;
using Streaming.Replay.Import;

namespace Streaming.Replay.Tests.Import;

public sealed class BundledEventsTests
{
    private static readonly DateTimeOffset From = new(2016, 3, 4, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Bundle_Read_HoldsWhatItSays()
    {
        var lines = Json.Lines(Unpacked()).ToList();

        Assert.Equal(BundledEvents.Events, lines.Count);
        Assert.Equal(BundledEvents.Tickets, lines.Count(line => line.Text("type") == "support.ticket.created.v1"));
        Assert.All(lines, line => Assert.Equal(ImportOptions.Source, line.Text("source")));
    }

    [SkippableFact]
    public void Bundle_MadeAgainFromTheLog_IsTheSame()
    {
        FullLog.Require();
        var options = new ImportOptions { OpenedFrom = From, OpenedBefore = From.AddDays(7), Until = From.AddDays(7) };
        using var made = new MemoryStream();

        using (var writer = new EventWriter(made))
        {
            foreach (var e in IncidentImporter.Import(IncidentLog.ReadFile(FullLog.CsvPath), options))
            {
                writer.Write(e);
            }
        }

        Assert.Equal(Unpacked(), made.ToArray());
    }

    private static byte[] Unpacked()
    {
        using var file = File.OpenRead(BundledEvents.Path);
        using var plain = new GZipStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        plain.CopyTo(bytes);
        return bytes.ToArray();
    }
}
