using Streaming.Testing.Servers.Containers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Kafka;

/// <summary>The ways to get a Kafka.</summary>
public static class KafkaWays
{
    /// <summary>A broker of our own, which tests may kill: a distribution on this machine, otherwise a container.</summary>
    public static IReadOnlyList<ServerWay<IKafkaBroker>> OfOurOwn { get; } =
    [
        new(
            static async () => await KafkaBroker.StartAsync(),
            new ServerNeed(static () => KafkaDistribution.Find() is not null, "set KAFKA_HOME to an unpacked Kafka distribution"),
            new ServerNeed(static () => Executables.FindJava() is not null, "install Java 17 or newer")),
        new(static async () => await KafkaContainer.StartAsync(), DockerImages.NeedsOf(KafkaContainer.Image)),
    ];

    /// <summary>Any real Kafka: the one that <c>KAFKA_BOOTSTRAP</c> names, otherwise one of our own.</summary>
    public static IReadOnlyList<ServerWay<IKafka>> Any { get; } =
    [
        new(
            static () => Task.FromResult<IKafka>(ExternalKafka.FromEnvironment()!),
            new ServerNeed(static () => ExternalKafka.FromEnvironment() is not null, $"name a cluster in {ExternalKafka.Variable}")),
        .. OfOurOwn.Select(static way => new ServerWay<IKafka>(async () => await way.StartAsync(), way.Needs)),
    ];
}
