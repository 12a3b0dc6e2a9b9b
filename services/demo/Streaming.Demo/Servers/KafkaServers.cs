using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Streaming.Contracts;
using Streaming.Demo.Processes;
using Streaming.Replay.Kafka;

namespace Streaming.Demo.Servers;

/// <summary>Picks the Kafka of a demo: one that the environment names, a broker of a distribution that it names, else the embedded one.</summary>
internal static class KafkaServers
{
    /// <summary>Of each topic that the demo makes.</summary>
    public const int Partitions = 4;

    // What Kafka accepts in one batch unless told otherwise (max.message.bytes).
    private const int DefaultRecordBytes = 1_048_588;

    /// <summary>Starts or finds it, and makes its topics where they are missing.</summary>
    /// <param name="launcher">Starts processes.</param>
    /// <param name="folder">Gets its data.</param>
    /// <param name="cancellationToken">Stops waiting for it.</param>
    /// <returns>The server, with its topics.</returns>
    /// <exception cref="DemoException">It does not start, or cannot be reached.</exception>
    public static async Task<IKafkaServer> StartAsync(Launcher launcher, RunFolder folder, CancellationToken cancellationToken)
    {
        IKafkaServer server;
        if (Environment.GetEnvironmentVariable(ExternalKafka.Variable) is { Length: > 0 } bootstrap)
        {
            server = new ExternalKafka(bootstrap);
        }
        else if (Environment.GetEnvironmentVariable(KafkaBroker.Variable) is { Length: > 0 } home)
        {
            server = await KafkaBroker.StartAsync(home, launcher, folder, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            return new MockKafka();
        }

        try
        {
            await MakeTopicsAsync(server.BootstrapServers).ConfigureAwait(false);
            return server;
        }
        catch (KafkaException failure)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw new DemoException($"Kafka at {server.BootstrapServers} has no topics to write and does not let them be made: {failure.Error.Reason}", failure);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task MakeTopicsAsync(string bootstrapServers)
    {
        await TopicPartitions.CreateAsync(bootstrapServers, Partitions).ConfigureAwait(false);
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrapServers }).SetLogHandler(static (_, _) => { }).Build();
        try
        {
            await admin.CreateTopicsAsync(
            [
                new TopicSpecification
                {
                    Name = Topics.DeadLetters,
                    NumPartitions = 1,
                    Configs = new()
                    {
                        ["retention.ms"] = "-1",
                        ["max.message.bytes"] = (DefaultRecordBytes + Limits.DeadLetterExtraBytes).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    },
                },
            ]).ConfigureAwait(false);
        }
        catch (CreateTopicsException refused) when (refused.Results.TrueForAll(static result => result.Error.Code is ErrorCode.NoError or ErrorCode.TopicAlreadyExists))
        {
            // Made by an earlier run.
        }
    }
}
