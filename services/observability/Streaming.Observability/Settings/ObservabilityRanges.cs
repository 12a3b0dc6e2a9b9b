using Streaming.Hosting;

namespace Streaming.Observability.Settings;

/// <summary>Checks that <see cref="ObservabilityOptions"/> lie within their ranges. What does not would make rules that never fire, or always do.</summary>
internal static class ObservabilityRanges
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Adds a fault for each value out of its range.</summary>
    /// <param name="options">The options.</param>
    /// <param name="faults">Where faults go.</param>
    public static void Check(ObservabilityOptions options, FaultList faults)
    {
        CheckAddress(options.BoardUrl, nameof(options.BoardUrl), faults);
        CheckAddress(options.GrafanaUrl, nameof(options.GrafanaUrl), faults);
        CheckAddress(options.PageWebhook, nameof(options.PageWebhook), faults);
        CheckAddress(options.NotifyWebhook, nameof(options.NotifyWebhook), faults);
        CheckSeconds(options.ScrapeInterval, nameof(options.ScrapeInterval), faults);
        faults.Check(options.GroupWait >= TimeSpan.Zero, nameof(options.GroupWait), options.GroupWait, "must be 0 or more");
        CheckSeconds(options.GroupInterval, nameof(options.GroupInterval), faults);
        CheckSeconds(options.SlaGroupInterval, nameof(options.SlaGroupInterval), faults);
        CheckSeconds(options.RepeatInterval, nameof(options.RepeatInterval), faults);
        CheckAbove(options.VisibleWithin, nameof(options.VisibleWithin), faults);
        CheckAbove(options.TimerError, nameof(options.TimerError), faults);
        CheckLeast(options.LagRecords, 0, nameof(options.LagRecords), faults);
        CheckLeast(options.VisibleMinimum, 1, nameof(options.VisibleMinimum), faults);
        CheckShare(options.DeadLetterShare, nameof(options.DeadLetterShare), faults);
        CheckLeast(options.DeadLetterMinimum, 1, nameof(options.DeadLetterMinimum), faults);
        CheckLeast(options.RefusedCommits, 0, nameof(options.RefusedCommits), faults);
        CheckLeast(options.BusyRecords, 1, nameof(options.BusyRecords), faults);
        CheckLeast(options.AtRiskTickets, 1, nameof(options.AtRiskTickets), faults);
        CheckShare(options.AtRiskShare, nameof(options.AtRiskShare), faults);
        CheckLeast(options.MinimumTickets, 1, nameof(options.MinimumTickets), faults);
        CheckLeast(options.QuietDeskBreaches, 1, nameof(options.QuietDeskBreaches), faults);
    }

    private static void CheckAddress(Uri? address, string key, FaultList faults) => faults.Check(
        address is null || (address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)),
        key,
        address?.OriginalString,
        "must be an address that begins with http:// or https://");

    private static void CheckSeconds(TimeSpan span, string key, FaultList faults) => faults.Check(span >= Second, key, span, "must be 1 s or more");

    private static void CheckAbove(TimeSpan span, string key, FaultList faults) => faults.Check(span > TimeSpan.Zero, key, span, "must be above 0");

    private static void CheckLeast(long number, long least, string key, FaultList faults) => faults.Check(number >= least, key, number, $"must be {least} or more");

    private static void CheckShare(double share, string key, FaultList faults) => faults.Check(share is >= 0 and <= 1, key, share, "must be 0 to 1");
}
