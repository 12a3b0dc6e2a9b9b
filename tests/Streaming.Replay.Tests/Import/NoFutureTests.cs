using Streaming.Replay.Events;
using Streaming.Replay.Import;

namespace Streaming.Replay.Tests.Import;

public sealed class NoFutureTests
{
    [SkippableTheory]
    [InlineData("2016-03-01T08:00:00Z")]
    [InlineData("2016-03-24T18:59:00Z")]
    [InlineData("2016-05-10T12:30:00Z")]
    public void Import_OnlyRowsKnownAtATime_GivesTheSameEventsUpToThen(string time)
    {
        FullLog.Require();
        var now = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        var known = IncidentLog.ReadFile(FullLog.CsvPath).Where(row => row.UpdatedAt <= now).ToList();
        var incidents = known.Select(row => row.Incident).ToHashSet();

        var fromKnown = IncidentImporter.Import(known).Where(e => e.Time <= now).Select(Key);

        // An incident that no row tells of yet is not known; the first row is as near to the opening as the log comes.
        var fromAll = FullLog.Events.Where(e => e.Time <= now && incidents.Contains(e.Data.Subject)).Select(Key);
        Assert.Equal(fromAll, fromKnown);
    }

    [Fact]
    public void Read_FinalColumnsChanged_ChangesNothing()
    {
        var fields = Enumerable.Repeat("1", IncidentLog.Columns).ToArray();
        fields[1] = "New";
        fields[9] = fields[13] = "1/3/2016 09:05";
        var other = fields.ToArray();
        foreach (var position in new[] { 2, 3, 4, 6, 32, 33, 34, 35 })
        {
            other[position] = "2/2/2030 02:02";
        }

        Assert.Equal(Read(fields), Read(other));
    }

    private static (string, string, DateTimeOffset, EventData) Key(ProducedEvent e) => (e.Id, e.Data.Subject, e.Time, e.Data);

    private static List<IncidentRow> Read(string[] fields)
    {
        using var text = new StringReader("header\n" + string.Join(',', fields));
        return [.. IncidentLog.Read(text)];
    }
}
