using System.Globalization;
using Confluent.Kafka;
using Streaming.Testing.Servers.Containers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Kafka;

/// <summary>A broker in a container: the image of docker-compose.yml with its settings, but for what a test's broker must have of its own.</summary>
public sealed class KafkaContainer : IKafkaBroker
{
    private const string Service = "kafka";
    private const int ControllerPort = 9093;
    private static readonly TimeSpan AskFor = TimeSpan.FromSeconds(2);
    private readonly ServerContainer _container;

    private KafkaContainer(ServerContainer container, string bootstrapServers)
    {
        _container = container;
        BootstrapServers = bootstrapServers;
    }

    /// <summary>Its image: that of docker-compose.yml.</summary>
    public static string Image => ComposeFile.Services[Service].Image;

    /// <inheritdoc/>
    public string BootstrapServers { get; }

    /// <summary>Starts a broker with empty data.</summary>
    /// <exception cref="ServerNotStartedException">It did not start.</exception>
    public static async Task<KafkaContainer> StartAsync()
    {
        var (container, plan) = await ServerContainer.StartAsync(() => Plan(DockerEngine.Host, FreePort.Next()), plan => Task.Run(() => Answers(Address(plan))));
        return new KafkaContainer(container, Address(plan));
    }

    /// <inheritdoc/>
    public Task KillAsync() => _container.KillAsync();

    /// <inheritdoc/>
    public Task RestartAsync() => _container.RestartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _container.DisposeAsync();

    /// <summary>What the container is made of. Clients go where the broker says that it is, so it listens on the port that leads to it from outside.</summary>
    /// <param name="host">Where clients reach the engine's published ports.</param>
    /// <param name="port">A free port there.</param>
    internal static ContainerPlan Plan(string host, int port)
    {
        var composed = ComposeFile.Services[Service];
        var environment = new Dictionary<string, string>(composed.Environment)
        {
            ["KAFKA_LISTENERS"] = Text($"PLAINTEXT://:{port},CONTROLLER://:{ControllerPort}"),
            ["KAFKA_ADVERTISED_LISTENERS"] = Text($"PLAINTEXT://{host}:{port}"),
            ["KAFKA_CONTROLLER_QUORUM_VOTERS"] = Text($"1@localhost:{ControllerPort}"),
            ["KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS"] = "0",
            ["KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS"] = "4",
            ["KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS"] = "4",
            ["KAFKA_LOG_RETENTION_MS"] = "-1",
        };
        return new ContainerPlan { Image = composed.Image, User = composed.User, Environment = environment, Ports = [(port, port)] };
    }

    /// <summary>Whether a broker answers.</summary>
    /// <param name="bootstrapServers">Where.</param>
    internal static bool Answers(string bootstrapServers)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrapServers }).SetLogHandler(static (_, _) => { }).Build();
        try
        {
            return admin.GetMetadata(AskFor).Brokers.Count > 0;
        }
        catch (KafkaException)
        {
            return false;
        }
    }

    private static string Address(ContainerPlan plan) => plan.Environment["KAFKA_ADVERTISED_LISTENERS"]["PLAINTEXT://".Length..];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
