using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Streaming.Contracts.Kpi.V1;
using Streaming.Demo.Reports;
using Streaming.Demo.Synthetic;

namespace Streaming.Demo.Screens;

/// <summary>
/// The picture in a terminal, redrawn several times a second. It fits the terminal as it is now: the most important windows and numbers, and in any case
/// how far the replay is.
/// </summary>
/// <param name="console">The terminal.</param>
/// <param name="rows">What to show.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveScreen(IAnsiConsole console, IReadOnlyList<HeadlineRow> rows, TimeProvider time) : IScreen
{
    private const int BarWidth = 40;

    // A terminal narrower than this has the event time on a line of its own.
    private const int WidthOfOneLine = 100;

    /// <summary>Room for a number with its unit. Fixed, so that no column comes and goes with the numbers.</summary>
    private const int NumberWidth = 8;

    private const string ChangeHeading = $"{Headline.Changing} change";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public async Task RunAsync(DemoView view, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var (width, height) = (0, 0);
            var display = console.Live(Picture(view)).Cropping(VerticalOverflowCropping.Bottom);
            await display.StartAsync(async live =>
            {
                // A display never takes less room than it once did: in a terminal that has become smaller it is begun anew.
                while (!cancellationToken.IsCancellationRequested && console.Profile.Width >= width && console.Profile.Height >= height)
                {
                    (width, height) = (Math.Max(width, console.Profile.Width), Math.Max(height, console.Profile.Height));
                    live.UpdateTarget(Picture(view));
                    await Task.Delay(Interval, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                display.AutoClear = !cancellationToken.IsCancellationRequested;
                live.UpdateTarget(Picture(view));
            });
        }
    }

    /// <summary>The picture of now.</summary>
    /// <param name="view">What to show.</param>
    public Rows Picture(DemoView view)
    {
        var (replay, foot) = (Replay(view), Foot(view));
        var room = console.Profile.Height - Lines(replay) - Lines(foot);
        var count = rows.Count;
        var numbers = Numbers(view, count);
        while (count > 1 && Lines(numbers) > room)
        {
            numbers = Numbers(view, --count);
        }

        return new(replay, numbers, foot);
    }

    /// <summary>How many lines something takes in this terminal.</summary>
    private int Lines(IRenderable part) => Segment.SplitLines(part.Render(RenderOptions.Create(console), console.Profile.Width)).Count;

    /// <summary>As many windows as the terminal is wide enough for, the shortest first; two at least, up to that of the change.</summary>
    private IEnumerable<string> Windows()
    {
        var others = rows.Max(static row => row.Label.Length) + ChangeHeading.Length + (2 * TerminalTable.Around) + 1;
        return Headline.Windows.Take(Math.Max((console.Profile.Width - others) / (NumberWidth + TerminalTable.Around), 2));
    }

    private Rows Replay(DemoView view)
    {
        var progress = view.Progress;
        var bar = string.Empty;
        if (progress?.Fraction is { } fraction)
        {
            var full = (int)Math.Round(Math.Clamp(fraction, 0, 1) * BarWidth);
            bar = string.Create(
                CultureInfo.InvariantCulture,
                $"[green]{new string('━', full)}[/][grey]{new string('━', BarWidth - full)}[/] [bold]{fraction,4:P0}[/]  ");
        }

        var total = progress?.Total is { } lines ? string.Create(CultureInfo.InvariantCulture, $" of {lines:N0}") : string.Empty;
        var reached = progress?.EventTime is { } eventTime ? string.Create(CultureInfo.InvariantCulture, $"{(console.Profile.Width < WidthOfOneLine ? '\n' : "  ")}event time {eventTime:yyyy-MM-dd HH:mm} UTC") : string.Empty;
        return new(
            new Markup($"{bar}{Markup.Escape(view.Phase)}"),
            new Markup(string.Create(
                CultureInfo.InvariantCulture,
                $"[bold]{progress?.Sent ?? 0:N0}[/]{total} events  [bold]{view.PerSecond:N0}[/]/s  lag [bold]{view.Lag:N0}[/]  dead letters {Letters(view.DeadLetters.Total)}{reached}")));
    }

    private static string Letters(long total)
    {
        var text = total.ToString("N0", CultureInfo.InvariantCulture);
        return total == 0 ? $"[bold]{text}[/]" : $"[bold red]{text}[/]";
    }

    private Table Numbers(DemoView view, int count)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("KPI");
        var windows = Windows().ToList();
        foreach (var window in windows)
        {
            table.AddColumn(new TableColumn($"[bold]{window}[/]").RightAligned());
        }

        table.AddColumn(new TableColumn($"[grey]{ChangeHeading}[/]").RightAligned());
        var answer = view.Kpis;
        foreach (var (label, key, statistic, unit) in rows.Take(count))
        {
            var trend = TrendText.Of(Headline.Find(answer, Headline.Changing, key, statistic), unit);
            table.AddRow(
            [
                new Markup(Markup.Escape(label)),
                .. windows.Select(window => Cell(Headline.Find(answer, window, key, statistic), unit)),
                new Markup($"[grey]{Markup.Escape(trend)}[/]"),
            ]);
        }

        return table;
    }

    private static Markup Cell(KpiValue? value, string unit) =>
        new(value is { HasValue: true } ? Markup.Escape(NumberText.Of(value.Value, unit)) : "[grey]no data[/]");

    private Markup Foot(DemoView view)
    {
        var state = view.Kpis?.State;
        var asOf = state?.AsOf is { } end ? string.Create(CultureInfo.InvariantCulture, $"as of {end.ToDateTimeOffset():yyyy-MM-dd HH:mm:ss} UTC") : "no answer yet";
        var stale = state is { Stale: true } ? "  [yellow]catching up[/]" : string.Empty;
        var mark = rows.Any(static row => row.Label.EndsWith(SyntheticKpis.Mark, StringComparison.Ordinal)) ? $"{SyntheticKpis.Meaning}  " : string.Empty;
        var warning = view.Warning is { } told ? $"\n[red]{Markup.Escape(told)}[/]" : string.Empty;
        return new($"[grey]{mark}{asOf}[/]{stale}{warning}\n{Markup.Escape(view.Board)}  [grey]Ctrl-C stops everything[/]");
    }
}
