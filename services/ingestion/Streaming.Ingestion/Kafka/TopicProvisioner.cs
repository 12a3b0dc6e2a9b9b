using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Streaming.Contracts;
using Streaming.Domain.Settings;
using Streaming.Hosting;
using Streaming.Ingestion.Options;

namespace Streaming.Ingestion.Kafka;

/// <summary>
/// Sees to it at start that the topics are there: creates those that are missing, and compares how long those that are there keep records
/// with how long the numbers are kept.
/// </summary>
/// <param name="queries">Asks the broker.</param>
/// <param name="options">How topics are made.</param>
/// <param name="groups">Which topics.</param>
/// <param name="engine">How long the numbers are kept.</param>
/// <param name="settings">Whether there are SLA policies.</param>
/// <param name="kafka">How long to wait.</param>
/// <param name="logger">The log.</param>
internal sealed partial class TopicProvisioner(
    BrokerQueries queries,
    IngestionOptions options,
    ShardGroups groups,
    EngineOptions engine,
    EngineSettings settings,
    KafkaOptions kafka,
    ILogger<TopicProvisioner> logger)
{
    // Kafka's own default, given to be sure of it. A broker holds it against a whole batch of records, which producers make as large as this.
    private const int SourceBatchBytes = (1024 * 1024) + 12;

    /// <summary>Creates what is missing, if that is wanted. A cluster without a controller (librdkafka's mock) makes a topic when it is asked for.</summary>
    /// <exception cref="KafkaException">The broker cannot be reached.</exception>
    public async Task ProvisionAsync()
    {
        // Any answer first: only a cluster that answers can be said to have no controller.
        await MetadataAsync();
        await queries.FindControllerAsync();
        if (!queries.HasController)
        {
            Log.NoController(logger);
            foreach (var topic in PublishesSla ? groups.Topics.Append(options.SlaTopic) : groups.Topics)
            {
                await queries.Admin.AskAsync(admin => Task.Run(() => admin.GetMetadata(topic, kafka.RequestTimeout)));
            }

            return;
        }

        if (!options.CreateTopics)
        {
            return;
        }

        var known = (await MetadataAsync()).Topics.ToDictionary(static topic => topic.Topic, static topic => topic.Partitions.Count, StringComparer.Ordinal);
        foreach (var group in groups.All)
        {
            var partitions = PartitionsOf(group, known);
            foreach (var topic in group.Topics)
            {
                if (known.ContainsKey(topic))
                {
                    await CompareRetentionAsync(topic);
                }
                else
                {
                    await CreateAsync(topic, partitions, SourceConfiguration(isInternal: options.JoinsTickets && topic == options.JoinTopic));
                }
            }
        }

        if (PublishesSla && !known.ContainsKey(options.SlaTopic))
        {
            await CreateAsync(options.SlaTopic, options.TopicPartitions, []);
        }

        if (!known.ContainsKey(options.DeadLetterTopic))
        {
            await CreateAsync(
                options.DeadLetterTopic,
                options.TopicPartitions,
                new() { ["max.message.bytes"] = Text(SourceBatchBytes + Limits.DeadLetterExtraBytes) });
        }
    }

    private Task<Metadata> MetadataAsync() => queries.Admin.AskAsync(admin => Task.Run(() => admin.GetMetadata(kafka.RequestTimeout)));

    private bool PublishesSla => settings.Sla.Versions.Count > 0 && options.SlaTopic.Length > 0;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // The topics of a group are partitioned alike: one that joins others has as many partitions as they have.
    private int PartitionsOf(ShardGroup group, Dictionary<string, int> known)
    {
        foreach (var topic in group.Topics)
        {
            if (known.TryGetValue(topic, out var partitions) && partitions > 0)
            {
                return partitions;
            }
        }

        return options.TopicPartitions;
    }

    private Dictionary<string, string> SourceConfiguration(bool isInternal)
    {
        var configuration = new Dictionary<string, string> { ["max.message.bytes"] = Text(SourceBatchBytes) };
        if (isInternal || options.Mode == ClockMode.Replay)
        {
            configuration["message.timestamp.type"] = "CreateTime";
            configuration["retention.ms"] = "-1";
        }
        else
        {
            configuration["message.timestamp.type"] = "LogAppendTime";
        }

        return configuration;
    }

    private async Task CreateAsync(string name, int partitions, Dictionary<string, string> configuration)
    {
        var specification = new TopicSpecification
        {
            Name = name,
            NumPartitions = partitions,
            ReplicationFactor = options.TopicReplication,
            Configs = configuration,
        };
        try
        {
            await queries.Admin.AskAsync(async admin =>
            {
                await admin.CreateTopicsAsync([specification], new CreateTopicsOptions { RequestTimeout = kafka.RequestTimeout });
                return true;
            });
            Log.Created(logger, name, partitions);
        }
        catch (CreateTopicsException fault) when (fault.Results[0].Error.Code == ErrorCode.TopicAlreadyExists)
        {
            Log.AlreadyThere(logger, name);
        }
        catch (KafkaException fault)
        {
            var reason = fault is CreateTopicsException { Results: [var result, ..] } ? result.Error.Reason : fault.Error.Reason;
            Log.CannotCreate(logger, name, reason);
        }
    }

    private async Task CompareRetentionAsync(string topic)
    {
        try
        {
            var answer = await queries.Admin.AskAsync(admin => admin.DescribeConfigsAsync(
                [new ConfigResource { Type = ResourceType.Topic, Name = topic }],
                new DescribeConfigsOptions { RequestTimeout = kafka.RequestTimeout }));
            if (answer[0].Entries.TryGetValue("retention.ms", out var entry)
                && long.TryParse(entry.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var retentionMs)
                && retentionMs >= 0
                && retentionMs < engine.DaySpan.TotalMilliseconds)
            {
                var retention = TimeSpan.FromMilliseconds(retentionMs);
                Log.ShortRetention(logger, topic, retention, engine.DaySpan);
            }
        }
        catch (KafkaException fault)
        {
            Log.RetentionUnknown(logger, topic, fault.Error.Reason);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEvents.Ingestion + 9, LogLevel.Information, "The cluster has no controller, as librdkafka's mock: topics are neither created nor configured, and one that is created anew cannot be told by its id.")]
        public static partial void NoController(ILogger logger);

        [LoggerMessage(LogEvents.Ingestion + 10, LogLevel.Information, "Created topic {Topic} with {Partitions} partitions.")]
        public static partial void Created(ILogger logger, string topic, int partitions);

        [LoggerMessage(LogEvents.Ingestion + 11, LogLevel.Debug, "Topic {Topic} was created by somebody else meanwhile.")]
        public static partial void AlreadyThere(ILogger logger, string topic);

        [LoggerMessage(LogEvents.Ingestion + 12, LogLevel.Information, "Topic {Topic} could not be created ({Reason}); it must come into being with its first record.")]
        public static partial void CannotCreate(ILogger logger, string topic, string reason);

        [LoggerMessage(LogEvents.Ingestion + 13, LogLevel.Information, "Topic {Topic} keeps records for {Retention}, the numbers are kept for {Span}: a rebuild would reach back no further than the records.")]
        public static partial void ShortRetention(ILogger logger, string topic, TimeSpan retention, TimeSpan span);

        [LoggerMessage(LogEvents.Ingestion + 14, LogLevel.Information, "How long topic {Topic} keeps records is unknown ({Reason}), so how far a rebuild could reach is not checked.")]
        public static partial void RetentionUnknown(ILogger logger, string topic, string reason);
    }
}
