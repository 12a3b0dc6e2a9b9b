using Google.Protobuf.WellKnownTypes;
using Spectre.Console;
using Streaming.Contracts.Kpi.V1;
using Streaming.Demo.Cli;
using Streaming.Demo.DeadLetters;
using Streaming.Demo.Screens;
using Streaming.Replay.Replaying;

namespace Streaming.Demo.Tests.Screens;

public sealed class LiveScreenTests
{
    [Theory]
    [InlineData(80, 24, 15)]
    [InlineData(80, 27, 18)]
    [InlineData(80, 28, 19)]
    [InlineData(80, 60, 19)]
    [InlineData(120, 24, 16)]
    [InlineData(80, 6, 1)]
    public void Picture_AnyTerminal_FitsIntoItAndSaysHowFarTheReplayIs(int width, int height, int expectedNumbers)
    {
        var lines = Lines(width, height, View());

        Assert.True(lines.Count <= Math.Max(height, 10), $"{lines.Count} lines in a terminal of {height}");
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.StartsWith("━", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(" 25 %  replaying", lines[0], StringComparison.Ordinal);
        Assert.Contains("5,000 of 20,000 events", lines[1], StringComparison.Ordinal);
        Assert.Contains("lag 12", lines[1], StringComparison.Ordinal);
        Assert.Contains(lines, static line => line.Contains("event time 2016-03-04 10:30 UTC", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.Contains("as of 2024-05-17 13:47:53 UTC  catching up", StringComparison.Ordinal));
        Assert.Equal("http://localhost:9466/?window=7d  Ctrl-C stops everything", lines[^1]);
        Assert.Equal(
            Headline.Rows(new DemoOptions()).Take(expectedNumbers).Select(static row => row.Label),
            lines.Select(static line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "")
                .Where(static label => Headline.Rows(new DemoOptions()).Any(row => row.Label == label)));
    }

    [Theory]
    [InlineData(60, 24)]
    [InlineData(40, 30)]
    [InlineData(67, 12)]
    public void Picture_NarrowTerminal_FitsThoughLabelsAreBroken(int width, int height)
    {
        var lines = Lines(width, height, View());

        Assert.True(lines.Count <= height, $"{lines.Count} lines in a terminal of {height}");
        Assert.StartsWith("━", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, static line => line.Contains("SLA", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_TerminalTooLowForAnything_ShowsTheReplayFirst()
    {
        using var text = new StringWriter();
        var console = Console(text, 80, 5, AnsiSupport.Yes);
        using var stop = new CancellationTokenSource();

        // What the terminal has got before each further picture: only at the very end all is written, however low it is.
        var before = string.Empty;
        var view = View(() => before = text.ToString());
        var running = new LiveScreen(console, Headline.Rows(new DemoOptions()), TimeProvider.System).RunAsync(view, stop.Token);
        await stop.CancelAsync();
        await running;

        Assert.Contains("25 %", before, StringComparison.Ordinal);
        Assert.Contains("lag", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Ctrl-C", before, StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_Warning_StandsInItAndTakesRoomFromNumbers()
    {
        var view = View();
        view.Warning = "The input ends in the middle of a line, after 5,000 lines that were whole. The numbers stand on what came before.";

        var lines = Lines(80, 24, view);

        Assert.True(lines.Count <= 24, $"{lines.Count} lines");
        Assert.Contains(lines, static line => line.StartsWith("The input ends in the middle", StringComparison.Ordinal));
        Assert.StartsWith("━", lines[0], StringComparison.Ordinal);
    }

    private static DemoView View(Action? asked = null)
    {
        var answer = new GetKpisResponse { State = new() { AsOf = Timestamp.FromDateTimeOffset(new(2024, 5, 17, 13, 47, 53, TimeSpan.Zero)), Stale = true } };
        var view = new DemoView("http://localhost:9466/?window=7d", Kpis, static () => DeadLetterCount.None, TimeProvider.System);
        view.Report(new()
        {
            Phase = ReplayPhase.Sending,
            Sent = 5_000,
            Acknowledged = 5_000,
            NotEvents = 0,
            Refused = 0,
            Total = 20_000,
            Fraction = 0.25,
            Unconsumed = 12,
            EventTime = new(2016, 3, 4, 10, 30, 0, TimeSpan.Zero),
            Elapsed = TimeSpan.FromSeconds(9),
        });
        return view;

        GetKpisResponse Kpis()
        {
            asked?.Invoke();
            return answer;
        }
    }

    private static List<string> Lines(int width, int height, DemoView view)
    {
        using var text = new StringWriter();
        var console = Console(text, width, height, AnsiSupport.No);
        console.Write(new LiveScreen(console, Headline.Rows(new DemoOptions()), TimeProvider.System).Picture(view));
        return [.. text.ToString().TrimEnd('\n').Split('\n').Select(static line => line.TrimEnd())];
    }

    private static IAnsiConsole Console(StringWriter text, int width, int height, AnsiSupport ansi)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(text), Ansi = ansi, Interactive = ansi == AnsiSupport.Yes ? InteractionSupport.Yes : InteractionSupport.No });
        (console.Profile.Width, console.Profile.Height) = (width, height);
        return console;
    }
}
