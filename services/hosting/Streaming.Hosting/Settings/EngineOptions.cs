using Streaming.Contracts;
using Streaming.Domain.Kpis.Surveys;

namespace Streaming.Hosting;

/// <summary>
/// What decides what the numbers mean: the worker that makes them and the service that reads them must be told the same.
/// <see cref="EngineOptionsReader"/> turns these into the domain's own types.
/// </summary>
public sealed record EngineOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Engine";

    /// <summary>
    /// Dimensions that the main cube crosses, 1 to 6 different ones of team, channel, category, priority and product. Default: team,
    /// channel, category and priority. A list that is configured replaces the default as a whole.
    /// </summary>
    public IReadOnlyList<string>? Dimensions { get; init; }

    /// <summary>How far before its record's timestamp an event's time may lie. 1 h or more; default 100 d.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromDays(Limits.HorizonDays);

    /// <summary>How long the finest panes are kept. At least 1 h; default 26 h.</summary>
    public TimeSpan FinestSpan { get; init; } = TimeSpan.FromHours(26);

    /// <summary>How long 15-minute panes are kept. Longer than <see cref="FinestSpan"/>; default 100 d.</summary>
    public TimeSpan QuarterHourSpan { get; init; } = TimeSpan.FromDays(100);

    /// <summary>How long days are kept. Longer than <see cref="QuarterHourSpan"/>; default 800 d.</summary>
    public TimeSpan DaySpan { get; init; } = TimeSpan.FromDays(800);

    /// <summary>T7's delay: how long after its creation a ticket may be solved and still count as in time. Above 0; default 72 h.</summary>
    public TimeSpan ResolutionDelay { get; init; } = TimeSpan.FromHours(72);

    /// <summary>T9's window: a reopening within it takes a first-contact resolution back. Above 0; default 7 d.</summary>
    public TimeSpan FirstContactWindow { get; init; } = TimeSpan.FromDays(7);

    /// <summary>D1's delay: a ticket of the same customer so soon after a session takes its deflection back. Above 0; default 24 h.</summary>
    public TimeSpan DeflectionDelay { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a ticket may be open and silent before it is closed as abandoned. Above 0; default 400 d.</summary>
    public TimeSpan AbandonAfter { get; init; } = TimeSpan.FromDays(400);

    /// <summary>Most facts that a ticket keeps. 16 to 65,536; default 512.</summary>
    public int MaxFacts { get; init; } = 512;

    /// <summary>Most values of one dimension for each tenant and shard. 100 to 1,000,000; default 10,000.</summary>
    public int MaxNames { get; init; } = Limits.ValuesPerDimension;

    /// <summary>Whether tickets are counted by customer: the ranking and distinct customers. Default: true.</summary>
    public bool CustomerCube { get; init; } = true;

    /// <summary>Most customers for each tenant over all shards; further ones count as <c>other</c>. 1,000 to 10,000,000; default 2,000,000.</summary>
    public int MaxCustomers { get; init; } = Limits.Customers;

    /// <summary>
    /// What the KPIs of surveys count (C14): <c>PerResponse</c>, every answer, or <c>LatestPerCustomer</c>, of each customer the latest answer of an interval to
    /// surveys of one kind, which needs <see cref="CustomerCube"/>. Intervals with answers from before it was set have no number until both groups of
    /// consumers are rebuilt. Default: every answer.
    /// </summary>
    public SurveyUnit SurveyUnit { get; init; }

    /// <summary>
    /// Whether e-mail addresses, phone, card and bank account numbers are taken out of comments before anything is stored. It concerns what comes from then on.
    /// Default: true.
    /// </summary>
    public bool CommentRedaction { get; init; } = true;

    /// <summary>How long a comment is kept after it was written. 0, for none, to 3650 d; default 90 d.</summary>
    public TimeSpan CommentSpan { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Most comments of one shard, over all tenants; the oldest beyond go. 0 to 1,000,000; default 10,000.</summary>
    public int MaxComments { get; init; } = 10_000;

    /// <summary>Currency of tenants without one of their own, ISO 4217; amounts in another have no sum. Default EUR.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>Currencies by tenant. Default: none.</summary>
    public IReadOnlyDictionary<string, string>? Currencies { get; init; }

    /// <summary>
    /// By tenant, how much each component of a customer's health weighs: shares of 0.001 to 1 that add up to 1. Default: none; all components weigh
    /// the same.
    /// </summary>
    public IReadOnlyDictionary<string, Dictionary<string, double>>? HealthWeights { get; init; }

    /// <summary>Time zone of the calendar days of tenants without one of their own: an IANA id. Default UTC.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Time zones by tenant. Default: none.</summary>
    public IReadOnlyDictionary<string, string>? TimeZones { get; init; }

    /// <summary>Cuts of further survey scales, or other cuts for known ones. A scale begins at 0 to 15 and ends at 255 at most. Default: none.</summary>
    public IReadOnlyList<SurveyCutOptions>? SurveyCuts { get; init; }
}
