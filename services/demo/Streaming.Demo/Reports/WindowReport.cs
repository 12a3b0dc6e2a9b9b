namespace Streaming.Demo.Reports;

/// <summary>The numbers of one window or interval.</summary>
/// <param name="Window">Name of the window; null for an explicit interval.</param>
/// <param name="From">First instant inside.</param>
/// <param name="To">First instant outside.</param>
/// <param name="Groups">The total first, which is by nothing; then the values of each split that was asked for, in the order asked.</param>
/// <param name="Splits">What became of each split that was asked for.</param>
public sealed record WindowReport(string? Window, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<GroupReport> Groups, IReadOnlyList<SplitReport> Splits);

/// <summary>The numbers of one group.</summary>
/// <param name="By">Value of each dimension that makes the group: <c>unknown</c> where events had none; empty for the total.</param>
/// <param name="Folded">Whether this sums the values beyond those that one answer may list.</param>
/// <param name="Kpis">Every KPI that can be split so, by key.</param>
public sealed record GroupReport(IReadOnlyDictionary<string, string> By, bool Folded, IReadOnlyDictionary<string, KpiNumbers> Kpis);

/// <summary>What became of one split in one window.</summary>
/// <param name="By">Its dimensions.</param>
/// <param name="From">First instant inside: that of the window, unless the split has larger panes (by agent).</param>
/// <param name="To">First instant outside.</param>
/// <param name="Groups">How many groups there are, before folding.</param>
/// <param name="Absent">Why there are none although they were asked for; null when they are there.</param>
/// <param name="LeftOut">Which KPIs its groups do not have, and what those are kept by instead; null when they have all.</param>
public sealed record SplitReport(IReadOnlyList<string> By, DateTimeOffset? From, DateTimeOffset? To, int Groups, string? Absent, string? LeftOut = null);

/// <summary>The numbers of one KPI.</summary>
/// <param name="Unit">Unit of the values: <c>count</c>, <c>seconds</c>, <c>ratio</c>, <c>points</c>, <c>score</c>, <c>number</c> or <c>money</c>.</param>
/// <param name="N">How many observations the first of them rests on.</param>
/// <param name="Values">
/// By statistic; <c>value</c> is the KPI itself, where it has no statistics of its own. A level also has the <c>start</c> and the
/// <c>change</c> of its first statistic.
/// </param>
/// <param name="Absent">Why a value is null: <c>no_data</c>, <c>not_kept</c>, <c>mixed_scales</c>, <c>before_data</c>, <c>too_early</c> or another; null when none is.</param>
/// <param name="Provisional">Whether the numbers may still move without late events.</param>
/// <param name="Clock">How durations were measured: <c>calendar</c>, <c>business</c>, or null.</param>
/// <param name="Previous">
/// By statistic, the same numbers over the period of equal length before; null where they were not asked for: they are for totals.
/// </param>
/// <param name="Currency">Of amounts of money, which are in its minor units: ISO 4217; null for all else.</param>
/// <param name="NBy">By statistic, how many observations those rest on that rest on other ones than the first; null when none does.</param>
public sealed record KpiNumbers(
    string Unit,
    long N,
    IReadOnlyDictionary<string, double?> Values,
    string? Absent,
    bool Provisional,
    string? Clock,
    IReadOnlyDictionary<string, double?>? Previous = null,
    string? Currency = null,
    IReadOnlyDictionary<string, long>? NBy = null);
