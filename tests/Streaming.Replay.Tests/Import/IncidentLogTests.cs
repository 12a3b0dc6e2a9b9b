using Streaming.Replay.Import;

namespace Streaming.Replay.Tests.Import;

public sealed class IncidentLogTests
{
    private const string Header = "number,ident_state,...";

    [Fact]
    public void Read_Row_IsReadByPosition()
    {
        var fields = Enumerable.Range(0, IncidentLog.Columns).Select(position => $"c{position}").ToArray();
        fields[9] = "29/2/2016 01:16";
        fields[13] = "1/3/2016 09:05";
        fields[24] = "?";

        var row = Assert.Single(Read(string.Join(',', fields)));

        Assert.Equal(1, row.Number);
        Assert.Equal(("c0", "c1", "c7"), (row.Incident, row.State, row.Caller));
        Assert.Equal(("c14", "c16", "c22", "c23"), (row.ContactType, row.Category, row.Priority, row.Group));
        Assert.Null(row.Assignee);
        Assert.Equal(new(2016, 2, 29, 1, 16, 0, TimeSpan.Zero), row.OpenedAt);
        Assert.Equal(new(2016, 3, 1, 9, 5, 0, TimeSpan.Zero), row.UpdatedAt);
    }

    [Fact]
    public void Read_EmptyLines_ArePassedOver()
    {
        var fields = Enumerable.Repeat("x", IncidentLog.Columns).ToArray();
        fields[9] = fields[13] = "1/3/2016 09:05";

        Assert.Equal(2, Assert.Single(Read("", string.Join(',', fields), "")).Number);
    }

    [Fact]
    public void Read_RowWithTooFewColumns_NamesTheRow()
    {
        var error = Assert.Throws<FormatException>(() => Read("a,b,c"));

        Assert.Equal("Row 1 has 3 columns, not the 36 of the incident log.", error.Message);
    }

    [Fact]
    public void Read_BadTime_NamesRowColumnAndValue()
    {
        var fields = Enumerable.Repeat("x", IncidentLog.Columns).ToArray();
        fields[9] = "2016-02-29";

        var error = Assert.Throws<FormatException>(() => Read(string.Join(',', fields)));

        Assert.Equal("Row 1: opened_at is '2016-02-29', not a time like 29/2/2016 01:16.", error.Message);
    }

    [Theory]
    [InlineData("a,b", new[] { "a", "b" })]
    [InlineData("a,,", new[] { "a", "" })]
    [InlineData("\"a,b\",c", new[] { "a,b", "c" })]
    [InlineData("\"say \"\"hi\"\"\",x", new[] { "say \"hi\"", "x" })]
    public void Split_Line_GivesItsFields(string line, string[] expected)
    {
        var fields = new string[2];

        CsvLine.Split(line, fields);

        Assert.Equal(expected, fields);
    }

    private static List<IncidentRow> Read(params string[] rows)
    {
        using var text = new StringReader(string.Join('\n', [Header, .. rows]));
        return [.. IncidentLog.Read(text)];
    }
}
