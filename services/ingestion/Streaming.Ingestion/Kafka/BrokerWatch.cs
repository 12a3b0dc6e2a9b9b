using Confluent.Kafka;
using Streaming.Hosting;
using Streaming.Ingestion.Options;

namespace Streaming.Ingestion.Kafka;

/// <summary>
/// Knows, a moment late, what the broker says of the group's topics and of where their partitions begin and end. Asked in the background,
/// read by the consumer threads without waiting.
/// </summary>
/// <param name="queries">Asks the broker.</param>
/// <param name="options">How often.</param>
/// <param name="groups">Whose topics.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class BrokerWatch(
    BrokerQueries queries,
    IngestionOptions options,
    ShardGroups groups,
    TimeProvider time,
    ILogger<BrokerWatch> logger) : BackgroundService
{
    private static readonly TimeSpan LowOffsetInterval = TimeSpan.FromSeconds(1);
    private volatile IReadOnlyList<TopicInfo> _topics = [];
    private volatile Dictionary<TopicPartition, OffsetRange> _ranges = [];
    private long _answered = long.MinValue;
    private bool _isSilent;

    /// <summary>The topics of all groups, in their order; empty before the first answer.</summary>
    public IReadOnlyList<TopicInfo> Topics => _topics;

    /// <summary>For how long the broker has said nothing, counted from the first question on.</summary>
    public TimeSpan Silence => Interlocked.Read(ref _answered) is var answered && answered == long.MinValue ? TimeSpan.Zero : time.GetElapsedTime(answered);

    /// <summary>How many partitions a topic of the groups has; 0 while that is unknown.</summary>
    /// <param name="topic">Its name.</param>
    public int PartitionsOf(string topic)
    {
        foreach (var info in _topics)
        {
            if (info.Name == topic)
            {
                return info.PartitionCount;
            }
        }

        return 0;
    }

    /// <summary>The offsets by partition, as of the newest answer.</summary>
    public IReadOnlyDictionary<TopicPartition, OffsetRange> Ranges => _ranges;

    /// <summary>The newest answer about a partition.</summary>
    public bool TryGet(TopicPartition partition, out OffsetRange range) => _ranges.TryGetValue(partition, out range);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await queries.Prepared.WaitAsync(stoppingToken);
        Interlocked.Exchange(ref _answered, time.GetTimestamp());
        using var timer = new PeriodicTimer(options.EndOffsetInterval, time);
        var (topicsAsked, lowsAsked) = (long.MinValue, long.MinValue);
        do
        {
            try
            {
                var now = time.GetTimestamp();
                if (topicsAsked == long.MinValue || time.GetElapsedTime(topicsAsked, now) >= options.TopicCheckInterval)
                {
                    _topics = await queries.DescribeTopicsAsync(groups.Topics);
                    topicsAsked = _topics.All(topic => topic.PartitionCount > 0) ? now : long.MinValue;
                }

                var partitions = Partitions();
                if (partitions.Count > 0)
                {
                    // First offsets move slowly: they are asked for now and then.
                    var asksLows = lowsAsked == long.MinValue || time.GetElapsedTime(lowsAsked, now) >= LowOffsetInterval;
                    _ranges = await queries.ListOffsetsAsync(partitions, asksLows ? null : _ranges);
                    lowsAsked = asksLows ? now : lowsAsked;
                }

                Interlocked.Exchange(ref _answered, time.GetTimestamp());
                if (_isSilent)
                {
                    _isSilent = false;
                    Log.AnswersAgain(logger);
                }
            }
            catch (KafkaException fault)
            {
                // The threads go on with the last answer, whose age says that it confirms nothing any more.
                if (!_isSilent)
                {
                    _isSilent = true;
                    Log.NoAnswer(logger, fault.Error.Reason);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private List<TopicPartition> Partitions()
    {
        var partitions = new List<TopicPartition>();
        foreach (var topic in _topics)
        {
            for (var number = 0; number < topic.PartitionCount; number++)
            {
                partitions.Add(new TopicPartition(topic.Name, number));
            }
        }

        return partitions;
    }

    private static partial class Log
    {
        [LoggerMessage(LogEvents.Offsets + 1, LogLevel.Warning, "Kafka does not say where its partitions end: {Reason}. Deadlines wait until it does.")]
        public static partial void NoAnswer(ILogger logger, string reason);

        [LoggerMessage(LogEvents.Offsets + 2, LogLevel.Information, "Kafka says again where its partitions end.")]
        public static partial void AnswersAgain(ILogger logger);
    }
}
