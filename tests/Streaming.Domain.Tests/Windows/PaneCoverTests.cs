using Streaming.Domain.Panes;
using Streaming.Domain.Time;
using Streaming.Domain.Windows;

namespace Streaming.Domain.Tests.Windows;

public sealed class PaneCoverTests
{
    private const long QuarterMs = 15 * 60_000;

    [Theory]
    [InlineData("UTC", "2024-02-27T00:00:00Z")]
    [InlineData("Europe/Paris", "2024-03-29T10:00:00Z")]
    [InlineData("Europe/Paris", "2024-10-26T22:00:00Z")]
    [InlineData("Asia/Kolkata", "2024-06-01T18:30:00Z")]
    [InlineData("Asia/Kathmandu", "2024-06-01T18:15:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-02T12:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-28T11:00:00Z")]
    public void Append_RandomIntervals_CoverExactlyWithTheFewestPanes(string zone, string around)
    {
        var grid = GridOf(zone);
        var from = DateTimeOffset.Parse(around, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        var random = new Random(3);
        for (var round = 0; round < 60; round++)
        {
            var start = from + (random.Next(400) * QuarterMs);
            var interval = new TimeInterval(start, start + ((1 + random.Next(500)) * QuarterMs));

            var panes = Cover(grid, interval, PaneSize.QuarterHour);

            var at = interval.StartMs;
            foreach (var pane in panes)
            {
                Assert.Equal(at, pane.StartMs);
                Assert.True(grid.IsBoundary(pane.Size, at));
                at = grid.End(pane.Size, at);
            }

            Assert.Equal(interval.EndMs, at);
            Assert.Equal(Fewest(grid, interval), panes.Count);
        }
    }

    [Fact]
    public void Append_NinetyDaysToTheSecond_StaysUnderTwoHundredPanes()
    {
        var grid = GridOf("Europe/Paris");
        var end = new DateTimeOffset(2024, 5, 17, 13, 47, 50, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var start = grid.Floor(PaneSize.Day, end - (90 * PaneGrid.NominalDayMs));

        var panes = Cover(grid, new TimeInterval(start, end), PaneSize.TenSeconds);

        Assert.InRange(panes.Count, 90, 140);
    }

    [Fact]
    public void Append_EndOffItsBoundary_IsRefused()
    {
        var grid = GridOf("UTC");

        Assert.Throws<ArgumentException>(() => Cover(grid, new TimeInterval(0, 61_000), PaneSize.Minute));
    }

    [Theory]
    [InlineData("Europe/Paris", "2024-03-31T12:00:00Z", 23)]
    [InlineData("Europe/Paris", "2024-10-27T12:00:00Z", 25)]
    [InlineData("Asia/Kolkata", "2024-10-27T12:00:00Z", 24)]
    public void K7_DayOnWhichClocksChange_HasItsRealLength(string zone, string within, int hours)
    {
        var grid = GridOf(zone);
        var start = grid.Floor(PaneSize.Day, DateTimeOffset.Parse(within, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());

        Assert.Equal(hours * 4 * QuarterMs, grid.End(PaneSize.Day, start) - start);
    }

    internal static PaneGrid GridOf(string zone) => new(new ZoneDays(TimeZoneInfo.FindSystemTimeZoneById(zone)));

    internal static List<PaneKey> Cover(PaneGrid grid, TimeInterval interval, PaneSize finest)
    {
        var panes = new List<PaneKey>();
        PaneCover.Append(grid, interval, finest, panes);
        return panes;
    }

    /// <summary>The slow way: the shortest path over all quarter hours.</summary>
    private static int Fewest(PaneGrid grid, TimeInterval interval)
    {
        var counts = new Dictionary<long, int> { [interval.StartMs] = 0 };
        for (var at = interval.StartMs; at < interval.EndMs; at += QuarterMs)
        {
            if (!counts.TryGetValue(at, out var count))
            {
                continue;
            }

            foreach (var size in new[] { PaneSize.QuarterHour, PaneSize.Hour, PaneSize.FourHours, PaneSize.Day })
            {
                if (grid.IsBoundary(size, at))
                {
                    var end = grid.End(size, at);
                    counts[end] = Math.Min(counts.GetValueOrDefault(end, int.MaxValue), count + 1);
                }
            }
        }

        return counts[interval.EndMs];
    }
}
