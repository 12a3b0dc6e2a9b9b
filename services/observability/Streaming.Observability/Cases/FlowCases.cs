using static Streaming.Observability.Cases.Expectation;

namespace Streaming.Observability.Cases;

/// <summary>Cases of the alerts about events that do not get through.</summary>
internal static class FlowCases
{
    private const string Letters = """streaming_dead_letters_total{job="streaming-ingestion",instance="w1:9464",reason="missing_field"}""";
    private const string OtherLetters = """streaming_dead_letters_total{job="streaming-ingestion",instance="w1:9464",reason="not_json"}""";
    private const string Records = """streaming_records_consumed_total{job="streaming-ingestion",instance="w1:9464",topic="support.tickets.v1"}""";
    private const string Refused = """streaming_refused_commits_total{job="streaming-ingestion",instance="w1:9464"}""";

    /// <summary>The cases.</summary>
    public static IReadOnlyList<RuleCase> All =>
    [
        new("A shard loses its offset, and is repaired")
        {
            Series = [("""streaming_shard_fault{job="streaming-ingestion",instance="w1:9464",shard="3",fault="offset_lost"}""", "_ 1x2 stale")],
            Expect =
            [
                AtMinute(0, "StreamingShardFault"),
                AtMinute(1, "StreamingShardFault", new Firing("shard=3, fault=offset_lost", new("Shard 3 stands still: offset_lost", "Le fragment 3 est à l'arrêt : offset_lost"))),
                AtMinute(4, "StreamingShardFault"),
            ],
        },
        new("More waits than is allowed; exactly what is allowed; a partition that two workers report in a handover counts once")
        {
            Series =
            [
                ("""streaming_consumer_lag_records{instance="w1:9464",topic="support.tickets.v1",partition="0"}""", "10000x1 9000x4 100x3"),
                ("""streaming_consumer_lag_records{instance="w2:9464",topic="support.tickets.v1",partition="0"}""", "_x2 9000x4 100x3"),
                ("""streaming_consumer_lag_records{instance="w1:9464",topic="support.tickets.v1",partition="1"}""", "0x1 1001x4 100x3"),
                ("""streaming_consumer_lag_records{instance="w1:9464",topic="support.surveys.v1",partition="0"}""", "10000x12"),
            ],
            Expect =
            [
                AtMinute(1, "StreamingConsumerLag"),
                AtMinute(3, "StreamingConsumerLag"),
                AtMinute(4, "StreamingConsumerLag", new Firing("topic=support.tickets.v1", new("10001 records of support.tickets.v1 wait to be read", "10001 enregistrements de support.tickets.v1 attendent d'être lus"))),
                AtMinute(8, "StreamingConsumerLag"),
            ],
        },
        new("Events take four seconds instead of half a one, and again half a one")
        {
            Series =
            [
                ("""streaming_event_to_visible_seconds_bucket{instance="q1:9466",le="0.5"}""", "0+100x5 500x9 500+100x20"),
                ("""streaming_event_to_visible_seconds_bucket{instance="q1:9466",le="2"}""", "0+100x5 500x9 500+100x20"),
                ("""streaming_event_to_visible_seconds_bucket{instance="q1:9466",le="5"}""", "0+100x35"),
                ("""streaming_event_to_visible_seconds_bucket{instance="q1:9466",le="+Inf"}""", "0+100x35"),
                ("""streaming_event_to_visible_seconds_count{instance="q1:9466"}""", "0+100x35"),
            ],
            Expect =
            [
                AtMinute(5, "StreamingSlowEvents"),
                AtMinute(12, "StreamingSlowEvents", new Firing("", new("Events take 4.97s to become visible (p99)", "Les événements mettent 4.97s à devenir visibles (p99)"))),
                AtMinute(24, "StreamingSlowEvents"),
            ],
        },
        new("Nothing arrives: the delay of no event is not slow")
        {
            Series =
            [
                ("""streaming_event_to_visible_seconds_bucket{instance="q1:9466",le="2"}""", "7x15"),
                ("""streaming_event_to_visible_seconds_bucket{instance="q1:9466",le="+Inf"}""", "9x15"),
                ("""streaming_event_to_visible_seconds_count{instance="q1:9466"}""", "9x15"),
            ],
            Expect = [AtMinute(10, "StreamingSlowEvents")],
        },
        new("A quiet night: the one event in five minutes that is slow is more than one in a hundred, and says nothing")
        {
            Series =
            [
                ("""streaming_event_to_visible_seconds_bucket{instance="q1:9466",le="2"}""", "0+2x5 10 12+2x10"),
                ("""streaming_event_to_visible_seconds_bucket{instance="q1:9466",le="5"}""", "0+2x5 11 13+2x10"),
                ("""streaming_event_to_visible_seconds_bucket{instance="q1:9466",le="+Inf"}""", "0+2x5 11 13+2x10"),
                ("""streaming_event_to_visible_seconds_count{instance="q1:9466"}""", "0+2x5 11 13+2x10"),
            ],
            Expect = [AtMinute(8, "StreamingSlowEvents"), AtMinute(10, "StreamingSlowEvents")],
        },
        new("Three records of a thousand are no events: told, nobody woken; it ends by itself")
        {
            Interval = TimeSpan.FromSeconds(15),
            Series = [(Letters, "0x11 1 2 3 3x40"), (OtherLetters, "0x54"), (Records, "0+100x54")],
            Expect =
            [
                AtMinute(2.5, "StreamingDeadLetters"),
                AtMinute(5, "StreamingDeadLetters", new Firing("reason=missing_field", new("3 records set aside within 5 minutes: missing_field", "3 enregistrements mis de côté en 5 minutes : missing_field"))),
                AtMinute(5, "StreamingDeadLetterFlood"),
                AtMinute(10, "StreamingDeadLetters"),
            ],
        },
        new("A tenth of all records is set aside")
        {
            Series = [(Letters, "0+10x15 150x15"), (Records, "0+100x30")],
            Expect =
            [
                AtMinute(1, "StreamingDeadLetterFlood"),
                AtMinute(10, "StreamingDeadLetterFlood", new Firing("", new("10% of all records are set aside", "10% de tous les enregistrements sont mis de côté"))),
                AtMinute(30, "StreamingDeadLetterFlood"),
            ],
        },
        new("Exactly the allowed share is set aside; half of very few are")
        {
            Series = [(Letters, "0+5x15"), (Records, "0+100x15")],
            Expect = [AtMinute(10, "StreamingDeadLetterFlood")],
        },
        new("Half of very few records are set aside")
        {
            Series = [(Letters, "0+1x15"), (Records, "0+2x15")],
            Expect = [AtMinute(10, "StreamingDeadLetterFlood")],
        },
        new("A handover refuses three commits; a fight over a shard refuses many")
        {
            Interval = TimeSpan.FromSeconds(15),
            Series = [(Refused, "0x11 3x67 3+1x6 9x60")],
            Expect =
            [
                AtMinute(5, "StreamingRefusedCommits"),
                AtMinute(22, "StreamingRefusedCommits", new Firing("", new("Redis refused 6 commits within 10 minutes", "Redis a refusé 6 validations en 10 minutes"))),
                AtMinute(35, "StreamingRefusedCommits"),
            ],
        },
    ];
}
