using System.Globalization;
using Streaming.Contracts;
using Streaming.Demo.Reports;

namespace Streaming.Demo.Screens;

/// <summary>Plain lines, one every few seconds, for logs and pipes.</summary>
/// <param name="output">Gets the lines.</param>
/// <param name="promises">Whether there are SLA policies.</param>
/// <param name="time">The clock.</param>
internal sealed class PlainScreen(TextWriter output, bool promises, TimeProvider time) : IScreen
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private static readonly HeadlineRow[] Always =
    [
        new("created", "tickets_total", string.Empty, "count"),
        new("first response", "first_response_time", "mean", "seconds"),
        new("resolved", "resolved", string.Empty, "count"),
        new("to resolution", "mttr", "mean", "seconds"),
        new("open", "backlog", string.Empty, "count"),
    ];

    private readonly HeadlineRow[] _shown = promises ? [.. Always, new("SLA kept", "sla_compliance", string.Empty, "ratio")] : Always;

    /// <inheritdoc/>
    public async Task RunAsync(DemoView view, CancellationToken cancellationToken)
    {
        var isWarned = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            if (view.Warning is { } warning && !isWarned)
            {
                isWarned = true;
                await output.WriteLineAsync(warning).ConfigureAwait(false);
            }

            await output.WriteLineAsync(Line(view)).ConfigureAwait(false);
            await Task.Delay(Interval, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await output.WriteLineAsync(Line(view)).ConfigureAwait(false);
    }

    private string Line(DemoView view)
    {
        var progress = view.Progress;
        var letters = view.DeadLetters.Total;
        var done = progress?.Fraction is { } fraction ? fraction.ToString("P0", CultureInfo.InvariantCulture) + ", " : string.Empty;
        var numbers = _shown.Select(row => $"{row.Label} {Number(view, row)}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{time.GetLocalNow():HH:mm:ss} {view.Phase}: {done}{progress?.Sent ?? 0:N0} sent, {view.PerSecond:N0}/s, lag {view.Lag:N0}, dead letters {letters:N0} | {WindowNames.SevenDays}: {string.Join(", ", numbers)}");
    }

    private static string Number(DemoView view, HeadlineRow row) =>
        NumberText.Of(Headline.Find(view.Kpis, WindowNames.SevenDays, row.Key, row.Statistic) is { HasValue: true } value ? value.Value : null, row.Unit);
}
