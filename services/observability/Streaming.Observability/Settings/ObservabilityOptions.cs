namespace Streaming.Observability.Settings;

/// <summary>What the generated rules, dashboards and routes are made with: where people look, and when they are told.</summary>
public sealed record ObservabilityOptions
{
    /// <summary>Name of the section in a settings file.</summary>
    public const string Section = "Observability";

    /// <summary>Where people reach the query service's pages: the wall-board and the runbooks. An http or https address; default http://localhost:9466.</summary>
    public Uri BoardUrl { get; init; } = new("http://localhost:9466");

    /// <summary>Where people reach Grafana. An http or https address; default http://localhost:3000.</summary>
    public Uri GrafanaUrl { get; init; } = new("http://localhost:3000");

    /// <summary>Receives alerts that should wake somebody, as Alertmanager's webhook. An http or https address. Default: none, they are only shown.</summary>
    public Uri? PageWebhook { get; init; }

    /// <summary>Receives alerts that can wait for working hours. An http or https address. Default: none, they are only shown.</summary>
    public Uri? NotifyWebhook { get; init; }

    /// <summary>How often Prometheus scrapes and evaluates. 1 s or more; default 5 s.</summary>
    public TimeSpan ScrapeInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long Alertmanager waits for further alerts of a group before it tells of the first. 0 or more; default 5 s.</summary>
    public TimeSpan GroupWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long Alertmanager waits before it tells of changes to a group. 1 s or more; default 30 s.</summary>
    public TimeSpan GroupInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The same for breached SLAs: when another team is late, or no longer, it is told as soon as the first was. 1 s or more; default 5 s.</summary>
    public TimeSpan SlaGroupInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After how long Alertmanager tells again of what still stands. 1 s or more; default 4 h.</summary>
    public TimeSpan RepeatInterval { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Records of one topic that may wait before somebody is told. 0 or more; default 10,000.</summary>
    public long LagRecords { get; init; } = 10_000;

    /// <summary>Within which time 99 of 100 events should be visible. Above 0; default 2 s.</summary>
    public TimeSpan VisibleWithin { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Events within five minutes below which nobody is told that they come late: of fewer, one alone would be more than one in a hundred. 1 or more; default 100.</summary>
    public int VisibleMinimum { get; init; } = 100;

    /// <summary>Share of records set aside from which somebody is woken. 0 to 1; default 0.05.</summary>
    public double DeadLetterShare { get; init; } = 0.05;

    /// <summary>Dead letters within ten minutes below which nobody is woken. 1 or more; default 20.</summary>
    public int DeadLetterMinimum { get; init; } = 20;

    /// <summary>Commits refused within ten minutes that a handover explains. 0 or more; default 3.</summary>
    public int RefusedCommits { get; init; } = 3;

    /// <summary>Records within half an hour, a week ago, from which silence now is a fault. 1 or more; default 20.</summary>
    public int BusyRecords { get; init; } = 20;

    /// <summary>Tickets at risk, of one policy, clock and team, from which somebody is told. 1 or more; default 5.</summary>
    public int AtRiskTickets { get; init; } = 5;

    /// <summary>Share of running clocks at risk above which somebody is told. 0 to 1; default 0.25.</summary>
    public double AtRiskShare { get; init; } = 0.25;

    /// <summary>Tickets judged within a window below which no ratio is trusted. 1 or more; default 10.</summary>
    public int MinimumTickets { get; init; } = 10;

    /// <summary>Late tickets within a day that are too many on a desk too quiet for ratios. 1 or more; default 3.</summary>
    public int QuietDeskBreaches { get; init; } = 3;

    /// <summary>Within which time after their due time 99 of 100 deadlines should be acted on. Above 0; default 1 s.</summary>
    public TimeSpan TimerError { get; init; } = TimeSpan.FromSeconds(1);
}
