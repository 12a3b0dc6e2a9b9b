using Streaming.Testing.Servers.Processes;

namespace Streaming.Hosting.Tests.Sla;

public sealed class HolidayFeedTests
{
    [Theory]
    [InlineData("france.ics", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("france.ics", 2024, "01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("england.ics", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")] // Boxing Day is a Saturday
    [InlineData("england.ics", 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27")] // a jubilee moved one, of two days; Christmas is a Sunday
    [InlineData("england.ics", 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26")]
    public void Feed_Shipped_HasThePublicHolidays(string file, int year, string dates)
    {
        using var text = File.OpenText(Path.Combine(RepositoryRoot.FullPath, "deploy", "sla", "holidays", file));

        var days = HolidayFeed.Read(text).Where(day => day.Year == year).Order();

        Assert.Equal(dates, string.Join(' ', days.Select(static day => day.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Read_YearlyRule_RecursToTheLastYear()
    {
        var days = Read("DTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY");

        Assert.Equal(80, days.Count);
        Assert.Contains(new DateOnly(2099, 12, 25), days);
        Assert.DoesNotContain(new DateOnly(2019, 12, 25), days);
    }

    [Fact]
    public void Read_EventOfSeveralDays_ClosesEachUpToItsEnd() => Assert.Equal(
        [new DateOnly(2026, 12, 30), new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 1)],
        Read("DTSTART;VALUE=DATE:20261230\nDTEND;VALUE=DATE:20270102").Order());

    [Fact]
    public void Read_ExceptionAndMovedOccurrence_AreFollowed()
    {
        var days = Read("""
            DTSTART;VALUE=DATE:20240501
            RRULE:FREQ=YEARLY;COUNT=3
            EXDATE;VALUE=DATE:20250501
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            RECURRENCE-ID;VALUE=DATE:20260501
            DTSTART;VALUE=DATE:20260504
            """);

        Assert.Equal([new DateOnly(2024, 5, 1), new DateOnly(2026, 5, 4)], days.Order());
    }

    [Fact]
    public void Read_CancelledEvent_ClosesNothing() => Assert.Empty(Read("DTSTART;VALUE=DATE:20240501\nSTATUS:CANCELLED"));

    [Theory]
    [InlineData("DTSTART:20261224T140000", "is not of whole days; list its date with its hours under Holidays")]
    [InlineData("SUMMARY:Someday", "has no start that can be read")]
    [InlineData("DTSTART;VALUE=DATE:2026-12-24", "has no start that can be read")]
    [InlineData("DTSTART;VALUE=DATE:19700101\nDTEND;VALUE=DATE:20990101\nRRULE:FREQ=YEARLY;COUNT=1\nBEGIN:VEVENT", "VEVENT")]
    public void Read_EventThatIsNoHoliday_IsRefused(string lines, string why) =>
        Assert.Contains(why, Assert.Throws<FormatException>(() => Read(lines)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("<html>not found</html>")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\n")]
    public void Read_NoCalendar_IsRefused(string text)
    {
        using var reader = new StringReader(text);

        Assert.Throws<FormatException>(() => HolidayFeed.Read(reader));
    }

    private static IReadOnlySet<DateOnly> Read(string lines)
    {
        using var reader = new StringReader(
            $"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\nBEGIN:VEVENT\nUID:1\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n");
        return HolidayFeed.Read(reader);
    }
}
