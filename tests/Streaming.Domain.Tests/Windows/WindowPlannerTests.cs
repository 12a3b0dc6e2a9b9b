using System.Globalization;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;

namespace Streaming.Domain.Tests.Windows;

public sealed class WindowPlannerTests
{
    private const string Now = "2024-05-17T13:47:53.250Z";

    [Theory]
    [InlineData("5m", "2024-05-17T13:43:00Z")]
    [InlineData("15m", "2024-05-17T13:33:00Z")]
    [InlineData("1h", "2024-05-17T12:48:00Z")]
    [InlineData("4h", "2024-05-17T09:48:00Z")]
    [InlineData("24h", "2024-05-16T13:45:00Z")]
    [InlineData("7d", "2024-05-10T12:00:00Z")]
    [InlineData("30d", "2024-04-16T22:00:00Z")]
    [InlineData("90d", "2024-02-16T23:00:00Z")]
    public void Plan_Present_EndsOnTheNextTenSecondsAndStartsOnItsSize(string window, string start)
    {
        var answer = Planner().Plan(WindowLength.Find(window)!.LengthMs, Ms(Now), isPresent: true);

        Assert.Equal(new TimeInterval(Ms(start), Ms("2024-05-17T13:48:00Z")), answer.Interval);
    }

    [Fact]
    public void Plan_PastInstant_IsRoundedDown()
    {
        var answer = Planner().Plan(WindowLength.Find("5m")!.LengthMs, Ms("2024-05-17T10:00:19.999Z"), isPresent: false);

        Assert.Equal(new TimeInterval(Ms("2024-05-17T09:55:10Z"), Ms("2024-05-17T10:00:10Z")), answer.Interval);
    }

    [Theory]
    [InlineData("7d")]
    [InlineData("30d")]
    [InlineData("90d")]
    public void Plan_PastInstantThatTheFinestPanesHold_EndsThereWhereverItStarts(string window)
    {
        var length = WindowLength.Find(window)!.LengthMs;

        var answer = Planner().Plan(length, Ms("2024-05-17T13:48:00Z"), isPresent: false);

        Assert.Equal(Planner().Plan(length, Ms(Now), isPresent: true), answer);
        Assert.Equal(Ms("2024-05-17T13:48:00Z"), answer.Interval.EndMs);
    }

    [Fact]
    public void Plan_PreviousPeriod_EndsWhereTheWindowStarts()
    {
        var planner = Planner();
        var length = WindowLength.Find("7d")!.LengthMs;
        var window = planner.Plan(length, Ms(Now), isPresent: true).Interval;

        var previous = planner.Plan(length, window.StartMs, isPresent: false).Interval;

        Assert.Equal(window.StartMs, previous.EndMs);
        Assert.Equal(Ms("2024-05-03T12:00:00Z"), previous.StartMs);
    }

    [Fact]
    public void Plan_PastWindowBeforeTheFinestPanes_UsesQuartersAtBothEnds()
    {
        var answer = Planner().Plan(WindowLength.Find("24h")!.LengthMs, Ms("2024-05-14T10:22:00Z"), isPresent: false);

        Assert.Equal(new TimeInterval(Ms("2024-05-13T10:15:00Z"), Ms("2024-05-14T10:15:00Z")), answer.Interval);
    }

    [Theory]
    [InlineData("5m")]
    [InlineData("15m")]
    [InlineData("1h")]
    [InlineData("4h")]
    public void Plan_ShortWindowBeforeTheFinestPanes_IsOutOfRangeAndNamesTheNearest(string window)
    {
        var length = WindowLength.Find(window)!.LengthMs;

        var answer = Planner().Plan(length, Ms("2024-05-14T10:22:00Z"), isPresent: false);

        Assert.Equal(WindowFault.PanesTooLarge, answer.Fault);
        Assert.Equal(answer.Nearest, Planner().Plan(length, answer.Nearest!.Value.EndMs, isPresent: false).Interval);
    }

    [Fact]
    public void Plan_BeforeTheQuarterHours_UsesWholeDaysOnly()
    {
        var planner = Planner();
        var asOf = Ms("2024-01-20T10:22:00Z");

        Assert.Equal(
            new TimeInterval(Ms("2023-12-20T23:00:00Z"), Ms("2024-01-19T23:00:00Z")),
            planner.Plan(WindowLength.Find("30d")!.LengthMs, asOf, isPresent: false).Interval);
        Assert.Equal(WindowFault.PanesTooLarge, planner.Plan(WindowLength.Find("7d")!.LengthMs, asOf, isPresent: false).Fault);
    }

    [Fact]
    public void Plan_BeforeEverythingKept_IsOutOfRange() =>
        Assert.Equal(
            WindowFault.NotKept,
            Planner().Plan(WindowLength.Find("30d")!.LengthMs, Ms("2020-01-01T00:00:00Z"), isPresent: false).Fault);

    [Theory]
    [InlineData("30d", "2022-03-20T10:22:00Z", "2022-03-19T23:00:00Z")]
    [InlineData("90d", "2022-03-20T10:22:00Z", "2022-03-19T23:00:00Z")]
    public void Plan_BeginsBeforeEverythingKept_NamesWhatIsLeftOfIt(string window, string asOf, string end)
    {
        var answer = Planner().Plan(WindowLength.Find(window)!.LengthMs, Ms(asOf), isPresent: false);

        Assert.Equal(WindowFault.NotKept, answer.Fault);
        Assert.Equal(new TimeInterval(Ms("2022-03-08T23:00:00Z"), Ms(end)), answer.Nearest);
        Assert.True(Planner().Check(answer.Nearest!.Value).IsAnswered);
    }

    [Fact]
    public void Plan_LongerThanWhatIsKept_NamesAllThatIsKept()
    {
        var grid = PaneCoverTests.GridOf("Europe/Paris");
        var spans = PaneSpans.At(grid, Ms(Now), new PaneSpanLengths(26 * 3_600_000L, 30 * 86_400_000L, 60 * 86_400_000L), PaneSize.TenSeconds);
        var planner = new WindowPlanner(grid, spans);

        var answer = planner.Plan(WindowLength.Find("90d")!.LengthMs, Ms(Now), isPresent: true);

        Assert.Equal(WindowFault.NotKept, answer.Fault);
        Assert.Equal(new TimeInterval(spans.DaysFromMs, Ms("2024-05-17T13:48:00Z")), answer.Nearest);
        Assert.True(planner.Check(answer.Nearest!.Value).IsAnswered);
    }

    [Fact]
    public void Plan_AgentCube_RoundsToMinutesAndRefusesShortWindows()
    {
        var planner = Planner(PaneSize.Minute);

        Assert.Equal(WindowFault.TooShortForCube, planner.Plan(WindowLength.Find("15m")!.LengthMs, Ms(Now), isPresent: true).Fault);
        Assert.Equal(
            new TimeInterval(Ms("2024-05-17T12:48:00Z"), Ms("2024-05-17T13:48:00Z")),
            planner.Plan(WindowLength.Find("1h")!.LengthMs, Ms(Now), isPresent: true).Interval);
    }

    [Theory]
    [InlineData("2024-05-17T10:00:10Z", "2024-05-17T10:00:20Z")]
    [InlineData("2024-05-10T10:15:00Z", "2024-05-17T10:00:20Z")]
    [InlineData("2023-12-20T23:00:00Z", "2024-05-10T10:15:00Z")]
    public void Check_EndsOnBoundariesOfTheirPanes_IsAnswered(string from, string to)
    {
        var interval = new TimeInterval(Ms(from), Ms(to));

        Assert.Equal(interval, Planner().Check(interval).Interval);
        Assert.True(Planner().Check(interval).IsAnswered);
    }

    [Theory]
    [InlineData("2024-05-17T10:00:11Z", "2024-05-17T10:00:27Z", "2024-05-17T10:00:10Z", "2024-05-17T10:00:30Z")]
    [InlineData("2024-05-10T10:10:00Z", "2024-05-17T10:00:20Z", "2024-05-10T10:15:00Z", "2024-05-17T10:00:20Z")]
    [InlineData("2023-12-20T00:00:00Z", "2024-05-10T10:15:00Z", "2023-12-19T23:00:00Z", "2024-05-10T10:15:00Z")]
    [InlineData("2024-05-17T10:00:11Z", "2024-05-17T10:00:12Z", "2024-05-17T10:00:10Z", "2024-05-17T10:00:20Z")]
    public void Check_EndOffItsBoundary_NamesTheNearestInterval(string from, string to, string nearestFrom, string nearestTo)
    {
        var answer = Planner().Check(new TimeInterval(Ms(from), Ms(to)));

        Assert.Equal(WindowFault.NotOnBoundary, answer.Fault);
        Assert.Equal(new TimeInterval(Ms(nearestFrom), Ms(nearestTo)), answer.Nearest);
        Assert.True(Planner().Check(answer.Nearest!.Value).IsAnswered);
    }

    [Fact]
    public void Check_EndBeforeStart_IsEmpty() =>
        Assert.Equal(WindowFault.Empty, Planner().Check(new TimeInterval(Ms(Now), Ms(Now))).Fault);

    [Fact]
    public void Check_StartBeforeEverythingKept_NamesTheOldest()
    {
        var answer = Planner().Check(new TimeInterval(Ms("2019-01-01T00:00:00Z"), Ms("2024-05-10T10:15:00Z")));

        Assert.Equal(WindowFault.NotKept, answer.Fault);
        Assert.True(Planner().Check(answer.Nearest!.Value).IsAnswered);
    }

    private static WindowPlanner Planner(PaneSize finest = PaneSize.TenSeconds)
    {
        var grid = PaneCoverTests.GridOf("Europe/Paris");
        return new WindowPlanner(grid, PaneSpans.At(grid, Ms(Now), PaneSpanLengths.Default, finest));
    }

    private static long Ms(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
