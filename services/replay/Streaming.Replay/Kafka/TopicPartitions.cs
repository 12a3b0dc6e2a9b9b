using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Streaming.Contracts;

namespace Streaming.Replay.Kafka;

/// <summary>The topics that a replay writes: makes them where the broker allows it, and learns how many partitions they have.</summary>
public static class TopicPartitions
{
    private const int Attempts = 50;

    // Topics whose events meet in one shard, and so have equal partition counts.
    private static readonly string[][] Families = [[Topics.Tickets, Topics.Surveys], [Topics.Customers, Topics.Business]];

    private static readonly TimeSpan AskTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Makes the topics of tickets, surveys, customers and business where they are missing, as replays need them: they keep the producer's timestamps, and every
    /// record, for good. librdkafka's mock cluster cannot make topics on request; it makes them on first use.
    /// </summary>
    /// <param name="bootstrapServers">The broker.</param>
    /// <param name="partitions">Partitions of each topic; above 0.</param>
    /// <param name="overrides">Settings of librdkafka by name, such as security; those of producers alone do nothing here.</param>
    /// <returns>Whether all topics exist now for sure.</returns>
    /// <exception cref="CreateTopicsException">The broker refused for another reason than that they exist.</exception>
    /// <exception cref="ReplayException">The broker does not answer.</exception>
    public static async Task<bool> CreateAsync(string bootstrapServers, int partitions, IReadOnlyDictionary<string, string>? overrides = null)
    {
        var config = new AdminClientConfig { BootstrapServers = bootstrapServers };
        KafkaSettings.Override(config, overrides);
        using var admin = new AdminClientBuilder(config).SetLogHandler(static (_, _) => { }).Build();
        var topics = Families.SelectMany(static family => family).Select(name => new TopicSpecification
        {
            Name = name,
            NumPartitions = partitions,
            Configs = new() { ["message.timestamp.type"] = "CreateTime", ["retention.ms"] = "-1" },
        });
        Ask(admin);
        try
        {
            await admin.CreateTopicsAsync(topics, new() { RequestTimeout = AskTimeout }).ConfigureAwait(false);
            return true;
        }
        catch (CreateTopicsException refused) when (refused.Results.TrueForAll(result => result.Error.Code is ErrorCode.NoError or ErrorCode.TopicAlreadyExists))
        {
            return true;
        }
        catch (KafkaException unsupported) when (unsupported.Error.Code is ErrorCode.Local_UnsupportedFeature or ErrorCode.Local_TimedOut)
        {
            // A cluster that answers but has no controller, as the mock, can make no topics.
            return false;
        }
    }

    /// <summary>Learns how many partitions a topic has, and those that are partitioned alike; a broker that makes topics on first use makes them now.</summary>
    /// <param name="client">Any client of the broker.</param>
    /// <param name="topic">One of the topics that events go to.</param>
    /// <param name="time">The clock of the waits for topics that are being made.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>The partitions of each topic of the family.</returns>
    /// <exception cref="ReplayException">A topic is missing, or their counts differ.</exception>
    public static async Task<IReadOnlyDictionary<string, int>> CountAsync(Handle client, string topic, TimeProvider time, CancellationToken cancellationToken)
    {
        using var admin = new DependentAdminClientBuilder(client).Build();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in Families.First(family => family.Contains(topic, StringComparer.Ordinal)))
        {
            counts[name] = await CountAsync(admin, name, time, cancellationToken).ConfigureAwait(false);
        }

        return counts.Values.Distinct().Count() == 1
            ? counts
            : throw new ReplayException(
                $"Topics {string.Join(" and ", counts.Select(static count => $"{count.Key} ({count.Value} partitions)"))} are not partitioned alike: "
                + "what belongs together would not meet in one shard. Create both with the same number.");
    }

    private static void Ask(IAdminClient admin)
    {
        try
        {
            admin.GetMetadata(AskTimeout);
        }
        catch (KafkaException failure)
        {
            throw new ReplayException($"The broker does not answer: {failure.Error.Reason}.", failure);
        }
    }

    private static async Task<int> CountAsync(IAdminClient admin, string topic, TimeProvider time, CancellationToken cancellationToken)
    {
        // A topic that is being made is missing, or without a leader, for a moment.
        var error = "it does not exist";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                var metadata = await Task.Run(() => admin.GetMetadata(topic, AskTimeout), cancellationToken).ConfigureAwait(false);
                var found = metadata.Topics.Find(known => known.Topic == topic);
                if (found is { Partitions.Count: > 0 } && !found.Error.IsError)
                {
                    return found.Partitions.Count;
                }

                error = found?.Error.Reason ?? error;
                await Task.Delay(AskAgainAfter, time, cancellationToken).ConfigureAwait(false);
            }
            catch (KafkaException failure)
            {
                throw new ReplayException($"The broker does not say how many partitions {topic} has: {failure.Error.Reason}.", failure);
            }
        }

        throw new ReplayException($"Topic {topic} cannot be written: {error}. Create it first, with as many partitions as the other.");
    }
}
