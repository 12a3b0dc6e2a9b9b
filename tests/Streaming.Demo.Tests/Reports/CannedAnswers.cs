using Google.Protobuf.WellKnownTypes;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Demo.Tests.Reports;

/// <summary>Answers of a query service, as it would give them.</summary>
internal static class CannedAnswers
{
    public static ListKpisResponse Catalogue { get; } = new()
    {
        Kpis =
        {
            new KpiDefinition { Key = "tickets_total", Unit = Unit.Count },
            new KpiDefinition { Key = "first_response_time", Unit = Unit.Seconds },
            new KpiDefinition { Key = "backlog", Unit = Unit.Count, Kind = KpiKind.Level },
            new KpiDefinition { Key = "csat_mean", Unit = Unit.Score },
        },
        Cubes =
        {
            new Cube { Name = "main", Dimensions = { "team", "channel", "category", "priority" } },
            new Cube { Name = "agent", Dimensions = { "team", "agent" }, ShortestWindow = "1h" },
        },
    };

    public static Interval Hour { get; } = Of("2016-03-11T15:00:00Z", "2016-03-11T16:00:00Z");

    public static KpiResult Total { get; } = new()
    {
        Window = "1h",
        Interval = Hour,
        GroupCount = 1,
        Rows =
        {
            new GroupRow
            {
                Values =
                {
                    new KpiValue { Key = "tickets_total", Value = 12, SampleSize = 12 },
                    new KpiValue { Key = "first_response_time", Statistic = "mean", Value = 90.5, SampleSize = 4, Clock = Clock.Calendar },
                    new KpiValue { Key = "first_response_time", Statistic = "p50", Value = 60, SampleSize = 4, Clock = Clock.Calendar },
                    new KpiValue { Key = "backlog", Value = 30, SampleSize = 30, LevelStart = 25, LevelChange = 5 },
                    new KpiValue { Key = "csat_mean", AbsentReason = AbsentReason.MixedScales },
                },
            },
        },
    };

    public static KpiResult ByTeam { get; } = new()
    {
        Window = "1h",
        Interval = Hour,
        GroupCount = 2,
        Rows =
        {
            Row("team", "billing", folded: false, 8),
            Row("team", "other", folded: true, 4),
        },
    };

    public static Interval Of(string start, string end) => new()
    {
        Start = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture)),
        End = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static GroupRow Row(string dimension, string value, bool folded, int tickets) => new()
    {
        Group = { new GroupValue { Dimension = dimension, Value = value } },
        Folded = folded,
        Values = { new KpiValue { Key = "tickets_total", Value = tickets, SampleSize = tickets, Provisional = true } },
    };
}
