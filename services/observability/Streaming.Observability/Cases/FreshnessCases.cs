using static Streaming.Observability.Cases.Expectation;

namespace Streaming.Observability.Cases;

/// <summary>Cases of the alerts about old and absent numbers.</summary>
internal static class FreshnessCases
{
    private const string Stale1 = """streaming_stale{job="streaming-query",instance="q1:9466"}""";
    private const string Stale2 = """streaming_stale{job="streaming-query",instance="q2:9466"}""";
    private const string Through = """streaming_data_through_timestamp_seconds{job="streaming-query",instance="q1:9466"}""";

    /// <summary>The cases.</summary>
    public static IReadOnlyList<RuleCase> All =>
    [
        new("One query service serves, is gone for five minutes, and is back")
        {
            Series = [(Through, "0+60x4 _x9 840+60x4")],
            Expect =
            [
                AtMinute(4, "StreamingNoData"),
                // The series counts as gone five minutes after its last sample; a minute later it is told.
                AtMinute(9, "StreamingNoData"),
                AtMinute(11, "StreamingNoData", new Firing("", new("No query service serves KPIs", "Aucun service de requêtes ne fournit de KPI"))),
                AtMinute(15, "StreamingNoData"),
            ],
        },
        new("Nobody has ever served")
        {
            Series = [("up{job=\"streaming-query\",instance=\"q1:9466\"}", "1x5")],
            Expect =
            [
                AtMinute(0, "StreamingNoData"),
                AtMinute(1, "StreamingNoData", new Firing("", new("No query service serves KPIs", "Aucun service de requêtes ne fournit de KPI"))),
            ],
        },
        new("All query services are stale, then fresh again")
        {
            Interval = TimeSpan.FromSeconds(10),
            Series = [(Stale1, "0x5 1x11 0x11"), (Stale2, "0x5 1x11 0x11"), (Through, "0+10x5 50x11 180+10x11")],
            Expect =
            [
                new(TimeSpan.FromSeconds(50), "StreamingBoardStale"),
                new(TimeSpan.FromSeconds(80), "StreamingBoardStale"),
                new(TimeSpan.FromSeconds(90), "StreamingBoardStale", new Firing("job=streaming-query", new("The numbers stand still: they are 40s old", "Les chiffres n'avancent plus : leur âge est de 40s"))),
                new(TimeSpan.FromSeconds(90), "StreamingReplicaStale"),
                new(TimeSpan.FromSeconds(190), "StreamingBoardStale"),
            ],
        },
        new("One of two query services is stale: nobody is woken")
        {
            Interval = TimeSpan.FromSeconds(10),
            Series = [(Stale1, "0x30"), (Stale2, "0x5 1x12 0x11"), (Through, "0+10x30")],
            Expect =
            [
                new(TimeSpan.FromSeconds(110), "StreamingReplicaStale"),
                new(TimeSpan.FromSeconds(130), "StreamingReplicaStale", new Firing("job=streaming-query, instance=q2:9466", new("Query service q2:9466 shows old numbers", "Le service de requêtes q2:9466 montre d'anciens chiffres"))),
                new(TimeSpan.FromSeconds(130), "StreamingBoardStale"),
                new(TimeSpan.FromSeconds(200), "StreamingReplicaStale"),
            ],
        },
        new("A worker cannot be scraped for two minutes; a server that is not ours neither")
        {
            Interval = TimeSpan.FromSeconds(30),
            Series =
            [
                ("""up{job="streaming-ingestion",instance="w1:9464"}""", "1x3 0x3 1x3"),
                ("""up{job="streaming-query",instance="q1:9466"}""", "1x12"),
                ("""up{job="other",instance="o:1"}""", "0x12"),
            ],
            Expect =
            [
                AtMinute(2.5, "StreamingTargetDown"),
                AtMinute(3, "StreamingTargetDown", new Firing("job=streaming-ingestion, instance=w1:9464", new("streaming-ingestion at w1:9464 does not answer scrapes", "streaming-ingestion sur w1:9464 ne répond plus aux relevés"))),
                AtMinute(4.5, "StreamingTargetDown"),
            ],
        },
        new("A worker is not ready for longer than a start takes")
        {
            Series = [("""streaming_ready{job="streaming-ingestion",instance="w1:9464"}""", "0 1x2 0x3 1x3")],
            Expect =
            [
                AtMinute(5, "StreamingNotReady"),
                AtMinute(6, "StreamingNotReady", new Firing("job=streaming-ingestion, instance=w1:9464", new("streaming-ingestion at w1:9464 is not ready", "streaming-ingestion sur w1:9464 n'est pas prêt"))),
                AtMinute(8, "StreamingNotReady"),
            ],
        },
        new("Hosts get another configuration one after the other; one is forgotten until somebody looks")
        {
            Series =
            [
                (Configuration("w1:9464", "a"), "1x2 stale"), (Configuration("w1:9464", "b"), "_x3 1x22"),
                (Configuration("q1:9466", "a"), "1x15 stale"), (Configuration("q1:9466", "b"), "_x16 1x9"),
            ],
            Expect =
            [
                AtMinute(2, "StreamingConfigurationDiffers"),
                AtMinute(12, "StreamingConfigurationDiffers"),
                AtMinute(13, "StreamingConfigurationDiffers", new Firing("", new("The hosts run with 2 different configurations", "Les hôtes tournent avec 2 configurations différentes"))),
                AtMinute(16, "StreamingConfigurationDiffers"),
            ],
        },
    ];

    private static string Configuration(string instance, string hash) =>
        $$"""streaming_configuration_info{version="1.0.0",configuration_hash="{{hash}}",instance="{{instance}}"}""";
}
