using Streaming.Observability.Rules.Sla;

namespace Streaming.Observability.Cases;

/// <summary>
/// Cases of what is recorded of SLA events: counts over each window, what is left of the budgets of 10 % and of 1 %, and how fast they burn. Counters
/// grow evenly, so that every number is plain arithmetic.
/// </summary>
internal static class SlaRecordCases
{
    private const string Gold = "tenant=\"default\",policy=\"gold\",clock=\"first_reply\"";
    private const string Standard = "tenant=\"default\",policy=\"standard\",clock=\"first_reply\"";
    private static readonly TimeSpan Working = TimeSpan.FromHours(8);
    private static readonly TimeSpan Long = TimeSpan.FromDays(40);

    /// <summary>How often the rules are evaluated: seldom, for one of the cases lasts longer than the longest window.</summary>
    public static readonly TimeSpan Evaluation = TimeSpan.FromHours(1);

    /// <summary>The cases.</summary>
    public static IReadOnlyList<RuleCase> All =>
    [
        new("Eight hours of even work: each minute 20 outcomes of standard, 1 of them late; 100 of gold, 3 of them late, and a fourth taken back")
        {
            Series = [.. Counts(Standard, "0+1x480", "0x480", "0+19x480"), .. Counts(Gold, "0+4x480", "0+1x480", "0+97x480")],
            Numbers =
            [
                .. Counted(5), .. Counted(30), .. Counted(60), .. Counted(120), .. Counted(360),
                new(Working, SlaBudgets.Objective, ("policy=\"standard\",clock=\"first_reply\"", 0.9), ("policy=\"gold\",clock=\"first_reply\"", 0.99)),
                new(Working, SlaBudgets.Late, (Standard, 0.05), (Gold, 0.03)),
                new(Working, SlaBudgets.Left, (Standard, 0.5), (Gold, -2)),
                new(Working, SlaBudgets.Burn(TimeSpan.FromHours(1), ""), (Standard, 0.5), (Gold, 3)),
            ],
        },
        new("Forty days, of which only the last thirty count: the first twenty have nothing late, then every four hours 2 of 10 are, and a third was taken back")
        {
            Interval = TimeSpan.FromHours(4),
            Series = Counts(Standard, "0x120 3+3x119", "0x120 1+1x119", "0+10x120 1208+8x119"),
            Numbers =
            [
                new(Long, SlaRecords.Breached(TimeSpan.FromDays(1)), (Standard, 12)),
                new(Long, SlaRecords.Judged(TimeSpan.FromDays(1)), (Standard, 60)),
                new(Long, SlaRecords.Breached(TimeSpan.FromDays(3)), (Standard, 36)),
                new(Long, SlaRecords.Judged(TimeSpan.FromDays(3)), (Standard, 180)),
                new(Long, SlaRecords.Breached(TimeSpan.FromDays(30)), (Standard, 240)),
                new(Long, SlaRecords.Judged(TimeSpan.FromDays(30)), (Standard, 1800)),
                new(Long, SlaBudgets.Late, (Standard, 0.1333)),
                new(Long, SlaBudgets.Left, (Standard, -0.3333)),
                new(Long, SlaBudgets.Burn(TimeSpan.FromDays(3), ""), (Standard, 2)),
            ],
        },
        new("A quiet month: nothing is judged, so there is no share and no budget to speak of, rather than a whole one")
        {
            Interval = TimeSpan.FromHours(4),
            Series = Counts(Standard, "3x240", "0x240", "70x240"),
            Numbers =
            [
                new(Long, SlaRecords.Judged(TimeSpan.FromDays(30)), (Standard, 0)),
                new(Long, SlaBudgets.Late),
                new(Long, SlaBudgets.Left),
                new(Long, SlaBudgets.Burn(TimeSpan.FromDays(3), "")),
            ],
        },
    ];

    // The last minutes of the first case.
    private static IEnumerable<Number> Counted(int minutes) =>
    [
        new(Working, SlaRecords.Breached(TimeSpan.FromMinutes(minutes)), (Standard, minutes), (Gold, 3 * minutes)),
        new(Working, SlaRecords.Judged(TimeSpan.FromMinutes(minutes)), (Standard, 20 * minutes), (Gold, 100 * minutes)),
    ];

    private static List<(string Series, string Values)> Counts(string labels, string breached, string retracted, string met) =>
    [
        (Series(labels, "breached"), breached),
        (Series(labels, "retracted\",retracts=\"breached"), retracted),
        (Series(labels, "met"), met),
        (Series(labels, "retracted\",retracts=\"met"), "0x480"),
    ];

    private static string Series(string labels, string kind) => $"streaming_sla_events_total{{{labels},kind=\"{kind}\",instance=\"w1:9464\"}}";
}
