using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Demo.Cli;
using Streaming.Demo.DeadLetters;
using Streaming.Demo.Feeds;
using Streaming.Demo.Replaying;
using Streaming.Demo.Synthetic;

namespace Streaming.Demo.Reports;

/// <summary>Makes the report of a replay that has come to its end.</summary>
/// <param name="options">What the demo is asked to do.</param>
/// <param name="stack">The running parts.</param>
/// <param name="client">The query service.</param>
/// <param name="time">The clock.</param>
internal sealed class ReportMaker(DemoOptions options, DemoStack stack, KpiService.KpiServiceClient client, TimeProvider time)
{
    private const string Bundled = "bundled";

    /// <summary>Makes it.</summary>
    /// <param name="outcome">What was replayed.</param>
    /// <param name="synthetic">How many events were synthetic.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The report.</returns>
    /// <exception cref="DemoException">The query service cannot answer.</exception>
    public async Task<KpiReport> MakeAsync(DemoOutcome outcome, long synthetic, CancellationToken cancellationToken)
    {
        var letters = await stack.DeadLetters.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        var metrics = await stack.Worker.Http.GetStringAsync(new Uri("metrics", UriKind.Relative), cancellationToken).ConfigureAwait(false);
        var (state, windows) = await new KpiQuestions(client, options, time).AskAsync(cancellationToken).ConfigureAwait(false);
        var catalogue = await client.ListKpisAsync(new(), cancellationToken: cancellationToken).ConfigureAwait(false);
        return new(
            state.AsOf.ToDateTimeOffset(),
            state.DataThrough?.ToDateTimeOffset(),
            state.StateId,
            state.Stale,
            WindowReportBuilder.Word(state.Mode, "STREAM_MODE_"),
            state.TimeZone,
            windows,
            Letters(letters),
            Events(outcome, synthetic),
            Pipeline(metrics),
            synthetic > 0 ? SyntheticKpis.Of(catalogue) : [],
            [.. catalogue.Kpis.Where(static kpi => kpi.OfGroups).Select(static kpi => kpi.Key)]);
    }

    private static DeadLetterReport Letters(DeadLetterCount letters) =>
        new(letters.Total, letters.ByReason.ToDictionary(StringComparer.Ordinal), letters.Missed, letters.Samples);

    private static PipelineReport Pipeline(string metrics) => new(
        MetricsText.Sum(metrics, MetricNames.EventsApplied),
        MetricsText.Sum(metrics, MetricNames.DuplicateEvents),
        MetricsText.Sum(metrics, MetricNames.LateEvents),
        MetricsText.Sum(metrics, MetricNames.ExpiredEvents),
        MetricsText.Sum(metrics, MetricNames.UnknownTypeEvents),
        MetricsText.Sum(metrics, MetricNames.IdConflicts));

    private EventReport Events(DemoOutcome outcome, long synthetic) => new(
        options.Events ?? Bundled,
        outcome.Summary.Sent,
        outcome.Summary.NotEvents,
        outcome.Summary.Refused,
        outcome.Summary.Shift.TotalSeconds,
        Math.Round(outcome.Elapsed.TotalSeconds, 3),
        Math.Round(outcome.Visible.TotalSeconds, 3),
        synthetic,
        outcome.Summary.CutOffAfter);
}
