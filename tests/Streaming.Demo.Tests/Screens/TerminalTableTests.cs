using Spectre.Console;
using Streaming.Demo.DeadLetters;
using Streaming.Demo.Reports;
using Streaming.Demo.Screens;

namespace Streaming.Demo.Tests.Screens;

public sealed class TerminalTableTests
{
    private const string Longest = "a_kpi_with_a_name_that_is_rather_long";

    private static readonly string[] Windows = ["5m", "15m", "1h", "4h", "24h", "7d", "30d", "90d"];

    [Theory]
    [InlineData(129, "")]
    [InlineData(128, "5m")]
    [InlineData(102, "5m 15m 4h")]
    [InlineData(75, "5m 15m 4h 90d 1h 30d")]
    [InlineData(74, "5m 15m 4h 90d 1h 30d vs 24h before")]
    public void Fit_NarrowTerminal_LeavesWindowsOutAndBreaksNoName(int width, string expected)
    {
        var (rows, leftOut) = TerminalTable.Fit(Report(), width);

        Assert.Equal(expected, string.Join(' ', leftOut));
        Assert.Equal([.. Windows, "vs 24h before"], rows[0].Skip(1).Concat(leftOut).OrderBy(static one => Array.IndexOf(Windows, one) is >= 0 and var at ? at : int.MaxValue));
        Assert.Equal(rows.Count + 4, Written(rows, width).Split('\n').Length);
    }

    private static string Written(IReadOnlyList<IReadOnlyList<string>> rows, int width)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Profile.Width = width;
        console.Write(TerminalTable.Create(rows));
        return text.ToString();
    }

    private static KpiReport Report() => new(
        DateTimeOffset.UnixEpoch,
        null,
        "s-1",
        Stale: false,
        "live",
        "UTC",
        [.. Windows.Select(static window => new WindowReport(window, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, [new(new Dictionary<string, string>(), false, Numbers())], []))],
        new(0, new Dictionary<string, long>(), 0, Array.Empty<DeadLetter>()),
        new("a.ndjson", 1, 0, 0, 0, 1, 1, 0, null),
        new(1, 0, 0, 0, 0, 0),
        [],
        []);

    private static Dictionary<string, KpiNumbers> Numbers() => new()
    {
        [Longest] = new("count", 1, new Dictionary<string, double?> { ["value"] = 12_500 }, null, false, null, new Dictionary<string, double?> { ["value"] = 10_000 }),
    };
}
