using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Names;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Time;

namespace Streaming.Domain.Settings;

/// <summary>What decides which contributions a ticket makes and where they are kept. Every field that decides the former is part of the configuration hash.</summary>
public sealed record EngineSettings
{
    /// <summary>The dimensions that the main cube crosses. Default: team, channel, category and priority.</summary>
    public IReadOnlyList<NameKind> MainDimensions { get; init; } = [NameKind.Team, NameKind.Channel, NameKind.Category, NameKind.Priority];

    /// <summary>How far before its record's timestamp an event's time may lie; an older event is expired. Default: 100 d.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromDays(100);

    /// <summary>How far after its record's timestamp an event's time may lie; beyond, it is a dead letter. Default: 5 min.</summary>
    public TimeSpan FutureTolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the finest panes are kept before they roll up into 15-minute ones. Default: 26 h.</summary>
    public TimeSpan FinestSpan { get; init; } = TimeSpan.FromHours(26);

    /// <summary>How long 15-minute panes are kept before they roll up into days. Default: 100 d.</summary>
    public TimeSpan QuarterHourSpan { get; init; } = TimeSpan.FromDays(100);

    /// <summary>How long days are kept. Default: 800 d.</summary>
    public TimeSpan DaySpan { get; init; } = TimeSpan.FromDays(800);

    /// <summary>T7's delay: how long after its creation a ticket may be solved and still count as resolved in time, where its policy sets no delay of its own. Default: 72 h.</summary>
    public TimeSpan ResolutionDelay { get; init; } = TimeSpan.FromHours(72);

    /// <summary>T9's window: a reopening within it takes a first-contact resolution back. Default: 7 d.</summary>
    public TimeSpan FirstContactWindow { get; init; } = TimeSpan.FromDays(7);

    /// <summary>D1's delay: a ticket of the same customer so soon after a session takes its deflection back. Default: 24 h.</summary>
    public TimeSpan DeflectionDelay { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a ticket may be open and silent before it is closed as abandoned. Default: 400 d.</summary>
    public TimeSpan AbandonAfter { get; init; } = TimeSpan.FromDays(400);

    /// <summary>Most facts that a ticket keeps; at the next one the older half is settled. Default: 512.</summary>
    public int MaxFacts { get; init; } = 512;

    /// <summary>Most names for each tenant and dimension in one shard; further ones count as <c>other</c>. Default: 10,000.</summary>
    public int MaxNames { get; init; } = 10_000;

    /// <summary>Whether tickets are counted by customer: rankings and distinct customers. Default: true.</summary>
    public bool KeepsCustomers { get; init; } = true;

    /// <summary>Most customers for each tenant over all shards; further ones count as <c>other</c>. Default: 2,000,000.</summary>
    public int MaxCustomers { get; init; } = 2_000_000;

    /// <summary>What a survey counts (C14): every answer, or of each customer the latest. Default: every answer.</summary>
    public SurveyUnit SurveyUnit { get; init; }

    /// <summary>Whether answers to surveys are told to whom they are of, so that the latest of each can be found.</summary>
    public bool KeepsRespondents => KeepsCustomers && SurveyUnit == SurveyUnit.LatestPerCustomer;

    /// <summary>Which comments of surveys are kept. No part of the configuration hash: no number depends on it.</summary>
    public CommentSettings Comments { get; init; } = new();

    /// <summary>How much each component of a customer's health weighs. Default: all the same.</summary>
    public HealthWeights HealthWeights { get; init; } = HealthWeights.Equal;

    /// <summary>The currency of tenants without one of their own, ISO 4217. Default: EUR.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>Currencies by tenant. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Currencies { get; init; } = System.Collections.Frozen.FrozenDictionary<string, string>.Empty;

    /// <summary>The zones whose calendar days the tenants use. Default: UTC for all.</summary>
    public TenantZones Zones { get; init; } = TenantZones.Utc;

    /// <summary>What is promised to customers, and by which business hours. Default: nothing.</summary>
    public SlaPolicySet Sla { get; init; } = SlaPolicySet.Empty;

    /// <summary>
    /// A number that stands for all of these values: states say which configuration made their contributions, so that exactly those are
    /// taken back. Not a secret, and not meant against forgery.
    /// </summary>
    public ulong ConfigurationHash()
    {
        var text = FormattableString.Invariant(
            $"1|{string.Join(',', MainDimensions)}|{ResolutionDelay.Ticks}|{FirstContactWindow.Ticks}|{AbandonAfter.Ticks}");
        if (!Sla.IsEmpty)
        {
            text += FormattableString.Invariant($"|sla {Sla.ContentHash:x16}");
        }

        if (!HealthWeights.IsEmpty)
        {
            text += $"|health {HealthWeights}";
        }

        if (DeflectionDelay != TimeSpan.FromHours(24))
        {
            text += FormattableString.Invariant($"|deflection {DeflectionDelay.Ticks}");
        }

        if (KeepsRespondents)
        {
            text += "|latest answers";
        }

        if (!Zones.IsUtc)
        {
            text += FormattableString.Invariant($"|zones {Zones.ContentHash:x16}");
        }

        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return hash;
    }

    /// <summary>The currency of a tenant; amounts in another have no place in its sums.</summary>
    /// <param name="tenant">The tenant.</param>
    public string CurrencyOf(string tenant) => Currencies.GetValueOrDefault(tenant, Currency);
}
