using Streaming.Contracts;
using Streaming.Domain.Sla.Calendars;
using Streaming.Observability.Generation;
using Streaming.Observability.Rules;
using Streaming.Observability.Settings;
using Streaming.Observability.Yaml;

namespace Streaming.Observability.Servers;

/// <summary>Who is told of which alert, how soon, and how often.</summary>
internal static class AlertmanagerFile
{
    private const string Page = "page";
    private const string Notify = "notify";

    // Alerts of one matter come in one message, whichever teams, shards or replicas it touches.
    private static readonly string[] Together = ["alertname", "tenant", "policy"];

    /// <summary>Makes the file.</summary>
    /// <param name="options">Where alerts go.</param>
    /// <param name="hours">When people are at work: what can wait until then does.</param>
    public static string Write(ObservabilityOptions options, DeskHours hours) => YamlText.Of(
        GeneratedFile.Heading,
        new Map
        {
            {
                "route", new Map
                {
                    { "receiver", Notify },
                    { "group_by", Together.ToList() },
                    { "group_wait", PromText.Duration(options.GroupWait) },
                    { "group_interval", PromText.Duration(options.GroupInterval) },
                    { "repeat_interval", PromText.Duration(options.RepeatInterval) },
                    { "routes", Routes(options, hours).ToList() },
                }
            },
            { "time_intervals", hours.Closing.Any() ? hours.Closing.SelectMany(calendar => new TimeIntervals(calendar).Write()).ToList() : null },
            { "inhibit_rules", InhibitRules().ToList() },
            { "receivers", new List<Map> { Receiver(Page, options.PageWebhook), Receiver(Notify, options.NotifyWebhook) } },
        });

    // The first route that matches is taken. Whoever is to be woken is told at once; who should look during working hours, in these hours: those
    // of the policy that it is about, or else the desk's.
    private static IEnumerable<Map> Routes(ObservabilityOptions options, DeskHours hours)
    {
        yield return new()
        {
            { "matchers", new List<string> { Matcher(AlertSeverity.Page), $"{RuleLabels.Area}=\"{Areas.Sla}\"" } },
            { "receiver", Page },
            { "group_interval", PromText.Duration(options.SlaGroupInterval) },
        };
        yield return new() { { "matchers", new List<string> { Matcher(AlertSeverity.Page) } }, { "receiver", Page } };
        foreach (var (policy, clocks, calendar) in hours.ByPolicy.Where(one => one.Calendar.Name != hours.Default.Name))
        {
            yield return During(calendar, Matcher(AlertSeverity.Notify), $"{LabelNames.Policy}=\"{policy}\"", $"{LabelNames.Clock}=~\"{string.Join('|', clocks)}\"");
        }

        if (!hours.Default.IsAlwaysOpen)
        {
            yield return During(hours.Default, Matcher(AlertSeverity.Notify));
        }
    }

    private static Map During(BusinessCalendar calendar, params List<string> matchers)
    {
        var intervals = calendar.IsAlwaysOpen ? null : new TimeIntervals(calendar);
        return new()
        {
            { "matchers", matchers },
            { "receiver", Notify },
            { "active_time_intervals", intervals is null ? null : new List<string> { intervals.Active } },
            { "mute_time_intervals", intervals?.Muted is { } muted ? new List<string> { muted } : null },
        };
    }

    // What is told as the greater trouble is not told again as the smaller one.
    private static IEnumerable<Map> InhibitRules()
    {
        yield return Inhibit(["alertname=\"StreamingNoData\""], ["alertname=~\"Streaming(TargetDown|NotReady)\"", "job=\"" + JobNames.Query + "\""]);
        yield return Inhibit(["alertname=\"StreamingDeadLetterFlood\""], ["alertname=\"StreamingDeadLetters\""]);
        yield return Inhibit(["alertname=\"StreamingBoardStale\""], ["alertname=\"StreamingConsumerLag\""]);
    }

    private static Map Inhibit(List<string> source, List<string> target, List<string>? equal = null) =>
        new() { { "source_matchers", source }, { "target_matchers", target }, { "equal", equal } };

    private static string Matcher(AlertSeverity severity) => $"{RuleLabels.Severity}=\"{RuleLabels.Text(severity)}\"";

    private static Map Receiver(string name, Uri? webhook) => new()
    {
        { "name", name },
        {
            "webhook_configs", webhook is null
                ? null
                : new List<Map> { new() { { "url", webhook.AbsoluteUri }, { "send_resolved", true } } }
        },
    };
}
