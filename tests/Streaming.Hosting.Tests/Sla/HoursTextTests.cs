namespace Streaming.Hosting.Tests.Sla;

public sealed class HoursTextTests
{
    [Theory]
    [InlineData("mon-fri 09:00-12:30 14:00-18:00; sat 10:00-12:00", "Friday 09:00-12:30 14:00-18:00|Saturday 10:00-12:00|Sunday closed")]
    [InlineData("MON,wed 9:00-17:00\n tue 00:00-24:00", "Monday 09:00-17:00|Tuesday 00:00-24:00|Wednesday 09:00-17:00|Thursday closed")]
    [InlineData("sat-mon 08:00-09:00", "Friday closed|Saturday 08:00-09:00|Sunday 08:00-09:00|Monday 08:00-09:00|Tuesday closed")]
    [InlineData("fri 22:00-06:00; sat 09:00-10:00", "Friday 22:00-24:00|Saturday 00:00-06:00 09:00-10:00")]
    [InlineData("sun 22:00-06:00", "Sunday 22:00-24:00|Monday 00:00-06:00")]
    [InlineData("daily 18:00-00:00", "Monday 18:00-24:00|Sunday 18:00-24:00")]
    [InlineData("mon 09:00-10:00; mon 10:00-11:00", "Monday 09:00-10:00 10:00-11:00")]
    public void ParseWeek_Hours_AreThoseOfTheDays(string text, string expected)
    {
        var week = HoursText.ParseWeek(text);

        Assert.Equal(expected, string.Join('|', expected.Split('|').Select(day => day.Split(' ')[0]).Select(day => $"{day} {week[Enum.Parse<DayOfWeek>(day)]}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("mon")]
    [InlineData("09:00-18:00")]
    [InlineData("mon-fri-sat 09:00-18:00")]
    [InlineData("mon, fri 09:00-18:00")]
    [InlineData("mon 09:00")]
    [InlineData("mon 09:00-25:00")]
    [InlineData("mon 24:00-09:00")]
    [InlineData("mon 09:00-09:00")]
    [InlineData("mon 9-18")]
    [InlineData("mon 09:00-12:00 11:59-13:00")]
    [InlineData("daily 20:00-06:00 05:00-07:00")]
    public void ParseWeek_NoHours_IsRefused(string text) => Assert.Throws<FormatException>(() => HoursText.ParseWeek(text));

    [Theory]
    [InlineData("blahday 25:00-26:00", "'blahday' is no day", "'25:00-26:00' is no span")]
    [InlineData("mon,foo 09:00-09:00 x; tue; wed 10:00-12:00 11:00-13:00", "'foo' is no day", "'09:00-09:00' is empty", "'x' is no span", "'tue' has no span", "'11:00-13:00' overlaps 10:00-12:00")]
    public void ParseWeek_SeveralFaults_NamesEach(string text, params string[] faults)
    {
        var message = Assert.Throws<FormatException>(() => HoursText.ParseWeek(text)).Message;

        Assert.All(faults, fault => Assert.Contains(fault, message, StringComparison.Ordinal));
    }

    [Fact]
    public void ParseHoliday_SeveralFaults_NamesEach()
    {
        var message = Assert.Throws<FormatException>(() => HoursText.ParseHoliday("2026-13-45 25:00-26:00 20:00-02:00")).Message;

        Assert.Contains("must be a date", message, StringComparison.Ordinal);
        Assert.Contains("'25:00-26:00' is no span", message, StringComparison.Ordinal);
        Assert.Contains("'20:00-02:00' must end by 24:00", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4h", 14_400_000)]
    [InlineData("90m", 5_400_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("45s", 45_000)]
    [InlineData("04:30:00", 16_200_000)]
    [InlineData("0h", 0)]
    [InlineData("", null)]
    [InlineData("4", null)]
    [InlineData("h", null)]
    [InlineData("30m1h", null)]
    [InlineData("1h1h", null)]
    [InlineData("2d", null)]
    [InlineData("-1h", null)]
    [InlineData("1.00:00:00", null)]
    [InlineData("9999999999h", null)]
    public void ParseDuration_Text_IsOpenTime(string text, int? expectedMs) => Assert.Equal(expectedMs, DurationText.Parse(text));
}
