using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Recount.Tests.Recount;

/// <summary>Times of hand-worked logs, and their numbers over everything.</summary>
internal static class Scenario
{
    /// <summary>2026-03-02T00:00:00Z, Unix milliseconds.</summary>
    public const long Start = 1_772_409_600_000;

    /// <summary>One hour, milliseconds.</summary>
    public const long Hour = 3_600_000;

    /// <summary>One day, milliseconds.</summary>
    public const long Day = 24 * Hour;

    /// <summary>Minutes after the start, Unix milliseconds.</summary>
    public static long At(double minutes) => Start + Minutes(minutes);

    /// <summary>Minutes in milliseconds.</summary>
    public static long Minutes(double minutes) => (long)(minutes * 60_000);

    /// <summary>The numbers of a log over an interval, by default over all of it, long after its end.</summary>
    public static RecountKpis Kpis(
        this EventLog log, long fromMs = Start - (10 * Day), long toMs = Start + (800 * Day), long timerTimeMs = Start + (60 * Day)) =>
        SlowRecount.Of(log.Records, timerTimeMs).Evaluate(new RecountQuery(fromMs, toMs))[""];

    /// <summary>The numbers of a log by the values of dimensions.</summary>
    public static IReadOnlyDictionary<string, RecountKpis> By(this EventLog log, params RecountDimension[] dimensions) =>
        SlowRecount.Of(log.Records, Start + (60 * Day))
            .Evaluate(new RecountQuery(Start - (10 * Day), Start + (800 * Day)) { GroupBy = dimensions });

    /// <summary>What a log contributes to a measure.</summary>
    public static List<RecountContribution> Of(this EventLog log, RecountMeasure measure) =>
        SlowRecount.Of(log.Records, Start + (60 * Day)).Contributions.Where(one => one.Measure == measure).ToList();

    /// <summary>How many records of a log take no part for a reason.</summary>
    public static int LeftOut(this EventLog log, RecountExclusion reason) =>
        SlowRecount.Of(log.Records, Start).Excluded.GetValueOrDefault(reason);
}
