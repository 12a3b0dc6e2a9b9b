using static Streaming.Observability.Cases.Expectation;

namespace Streaming.Observability.Cases;

/// <summary>Cases of the alert about a help desk that falls silent. They last a week, so they are evaluated at longer intervals.</summary>
internal static class SilenceCases
{
    /// <summary>How often the rules are evaluated.</summary>
    public static readonly TimeSpan Evaluation = TimeSpan.FromMinutes(5);

    /// <summary>The cases.</summary>
    public static IReadOnlyList<RuleCase> All =>
    [
        new("Silence where there was work a week ago, until events come again")
        {
            // A week is 2016 samples: 5 events in each interval, then silence for an hour, then 5 again.
            Interval = TimeSpan.FromMinutes(5),
            Series = [("""streaming_records_consumed_total{job="streaming-ingestion",instance="w1:9464",topic="support.tickets.v1"}""", "0+5x2016 10080x12 10080+5x12")],
            Expect =
            [
                AtMinute(10_080 + 20, "StreamingNoEvents"),
                AtMinute(10_080 + 40, "StreamingNoEvents", new Firing("", new("No event for half an hour; a week ago there were 30", "Aucun événement depuis une demi-heure ; il y a une semaine il y en avait 30"))),
                AtMinute(10_080 + 80, "StreamingNoEvents"),
            ],
        },
        new("A quiet night that is quiet every week")
        {
            Interval = TimeSpan.FromMinutes(5),
            Series = [("""streaming_records_consumed_total{job="streaming-ingestion",instance="w1:9464",topic="support.tickets.v1"}""", "0+1x1 1x2027")],
            Expect = [AtMinute(10_080 + 45, "StreamingNoEvents")],
        },
    ];
}
