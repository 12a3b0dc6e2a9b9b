using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Streaming.Query.Answers;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Json;

/// <summary>Answers of the gRPC API as JSON: both carry the same numbers, because one is made from the other.</summary>
/// <param name="time">The clock that answers name.</param>
internal sealed class JsonMapper(TimeProvider time)
{
    /// <summary>The name of the statistic that is the KPI itself.</summary>
    public const string Itself = "value";

    /// <summary>The values of one window without a split.</summary>
    /// <param name="answer">The answer to a question for one window or interval.</param>
    public BoardJson Board(Wire.GetKpisResponse answer)
    {
        var result = answer.Results[0];
        return new BoardJson
        {
            State = State(answer.State),
            Window = result.Window,
            From = Instant(result.Interval.Start),
            To = Instant(result.Interval.End),
            PreviousFrom = result.PreviousInterval is { } before ? Instant(before.Start) : null,
            PreviousTo = result.PreviousInterval is { } previous ? Instant(previous.End) : null,
            Kpis = Values(result.Rows.Count > 0 ? result.Rows[0].Values : []),
        };
    }

    /// <summary>The values of one window, split.</summary>
    /// <param name="answer">The answer to a question for one window or interval.</param>
    /// <param name="by">The dimensions asked.</param>
    public BreakdownJson Breakdown(Wire.GetKpisResponse answer, IReadOnlyList<string> by)
    {
        var result = answer.Results[0];
        return new BreakdownJson
        {
            State = State(answer.State),
            Window = result.Window,
            From = Instant(result.Interval.Start),
            To = Instant(result.Interval.End),
            By = by,
            GroupCount = result.GroupCount,
            Rows = [.. result.Rows.Select(static row => new BreakdownRowJson { By = Group(row), Folded = row.Folded, Kpis = Values(row.Values) })],
        };
    }

    /// <summary>A course.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="wanted">The columns to keep as <c>key.statistic</c>; empty for all.</param>
    public SeriesJson Series(Wire.GetSeriesResponse answer, IReadOnlySet<string> wanted)
    {
        var points = answer.Points;
        var times = new long[points.Count];
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = points[i].Interval.Start.Seconds;
        }

        var rows = new List<SeriesRowJson>();
        for (var row = 0; points.Count > 0 && row < points[0].Rows.Count; row++)
        {
            var group = points[0].Rows[row];
            rows.Add(new SeriesRowJson { By = Group(group), Folded = group.Folded, Kpis = Columns(points, row, wanted) });
        }

        return new SeriesJson
        {
            State = State(answer.State),
            Step = answer.Step,
            From = Instant(answer.Interval.Start),
            To = Instant(answer.Interval.End),
            Partial = points.Count > 0 && points[^1].Partial,
            Times = times,
            GroupCount = answer.GroupCount,
            Rows = rows,
        };
    }

    /// <summary>What an answer stands on.</summary>
    /// <param name="state">The state.</param>
    public StateJson State(Wire.DataState state) => new()
    {
        AsOf = Instant(state.AsOf),
        DataThrough = state.DataThrough is { } through ? Instant(through) : null,
        StateId = state.StateId,
        Stale = state.Stale,
        Mode = state.Mode == Wire.StreamMode.Replay ? "replay" : "live",
        TimeZone = state.TimeZone,
        Now = time.GetUtcNow(),
    };

    /// <summary>Values by KPI and statistic.</summary>
    /// <param name="values">The values.</param>
    public static Dictionary<string, Dictionary<string, ValueJson>> Values(IEnumerable<Wire.KpiValue> values)
    {
        var kpis = new Dictionary<string, Dictionary<string, ValueJson>>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            Under(kpis, value.Key)[StatisticOf(value)] = Value(value);
        }

        return kpis;
    }

    private static ValueJson Value(Wire.KpiValue value) => new()
    {
        Value = value.HasValue ? value.Value : null,
        N = value.SampleSize,
        Absent = AbsenceWords.Of(value.AbsentReason),
        Unit = value.SurveyUnit == Wire.SurveyUnit.LatestPerCustomer ? "latest_per_customer" : null,
        Previous = value.HasPreviousValue ? value.PreviousValue : null,
        PreviousN = value.HasPreviousValue ? value.PreviousSampleSize : null,
        Start = value.HasLevelStart ? value.LevelStart : null,
        Change = value.HasLevelChange ? value.LevelChange : null,
        Provisional = value.Provisional ? true : null,
        Band = StandardMapper.Band(value.Band),
        Target = StandardMapper.Limit(value.Target),
        TargetState = StandardMapper.State(value.TargetState),
        TooFew = value.TooFew ? true : null,
        Delta = value.HasDelta ? value.Delta : null,
        DeltaRatio = value.HasDeltaRatio ? value.DeltaRatio : null,
    };

    private static Dictionary<string, Dictionary<string, SeriesColumnJson>> Columns(
        RepeatedField<Wire.SeriesPoint> points, int row, IReadOnlySet<string> wanted)
    {
        var kpis = new Dictionary<string, Dictionary<string, SeriesColumnJson>>(StringComparer.Ordinal);
        var first = points[0].Rows[row].Values;
        for (var at = 0; at < first.Count; at++)
        {
            var statistic = StatisticOf(first[at]);
            if (wanted.Count > 0 && !wanted.Contains($"{first[at].Key}.{statistic}"))
            {
                continue;
            }

            var column = new SeriesColumnJson(new double?[points.Count], new long[points.Count]);
            for (var i = 0; i < points.Count; i++)
            {
                var value = points[i].Rows[row].Values[at];
                column.Values[i] = value.HasValue ? value.Value : null;
                column.N[i] = value.SampleSize;
            }

            Under(kpis, first[at].Key)[statistic] = column;
        }

        return kpis;
    }

    private static Dictionary<string, T> Under<T>(Dictionary<string, Dictionary<string, T>> kpis, string key)
    {
        if (!kpis.TryGetValue(key, out var statistics))
        {
            kpis.Add(key, statistics = new Dictionary<string, T>(StringComparer.Ordinal));
        }

        return statistics;
    }

    private static Dictionary<string, string> Group(Wire.GroupRow row) =>
        row.Group.ToDictionary(static value => value.Dimension, static value => value.Value, StringComparer.Ordinal);

    private static string StatisticOf(Wire.KpiValue value) => value.Statistic.Length == 0 ? Itself : value.Statistic;

    private static DateTimeOffset Instant(Timestamp time) => time.ToDateTimeOffset();
}
