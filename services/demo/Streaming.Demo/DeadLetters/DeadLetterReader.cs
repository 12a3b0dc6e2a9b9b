using Confluent.Kafka;
using Streaming.Contracts;

namespace Streaming.Demo.DeadLetters;

/// <summary>Reads the dead-letter topic from its present end and counts what comes, each source record once.</summary>
/// <remarks>One thread reads; the count may be asked for from any.</remarks>
internal sealed class DeadLetterReader : IAsyncDisposable
{
    private const int KeptSamples = 10;

    private static readonly TimeSpan AskTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PollTimeout = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(20);

    private readonly IConsumer<Ignore, Ignore> _consumer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly SeenOffsets _seen = new();
    private readonly Dictionary<string, long> _byReason = new(StringComparer.Ordinal);
    private readonly List<DeadLetter> _samples = [];
    private readonly Dictionary<TopicPartition, long> _next;
    private readonly TimeProvider _time;
    private readonly Task _reading;
    private long _total;
    private long _missed;

    private DeadLetterReader(IConsumer<Ignore, Ignore> consumer, IEnumerable<TopicPartitionOffset> from, TimeProvider time)
    {
        _consumer = consumer;
        _next = from.ToDictionary(static start => start.TopicPartition, static start => start.Offset.Value);
        _time = time;
        _reading = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>What was read so far.</summary>
    public DeadLetterCount Count
    {
        get
        {
            lock (_lock)
            {
                return new(
                    _total,
                    [.. _byReason.OrderByDescending(static entry => entry.Value).ThenBy(static entry => entry.Key, StringComparer.Ordinal)],
                    [.. _samples],
                    _missed);
            }
        }
    }

    /// <summary>Begins to read.</summary>
    /// <param name="bootstrapServers">The broker.</param>
    /// <param name="time">The clock of waits.</param>
    /// <param name="cancellationToken">Stops waiting for the topic.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="DemoException">The topic cannot be read.</exception>
    public static async Task<DeadLetterReader> StartAsync(string bootstrapServers, TimeProvider time, CancellationToken cancellationToken)
    {
        var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = "streaming-demo",
            ClientId = "streaming-demo-dead-letters",
            EnableAutoCommit = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
        })
        .SetLogHandler(static (_, _) => { })
        .Build();
        try
        {
            var partitions = await FindPartitionsAsync(consumer, time, cancellationToken).ConfigureAwait(false);
            var from = partitions.ConvertAll(partition => new TopicPartitionOffset(partition, consumer.QueryWatermarkOffsets(partition, AskTimeout).High));
            consumer.Assign(from);
            return new(consumer, from, time);
        }
        catch (KafkaException failure)
        {
            consumer.Dispose();
            throw new DemoException($"The topic {Topics.DeadLetters} cannot be read: {failure.Error.Reason}.", failure);
        }
        catch
        {
            consumer.Dispose();
            throw;
        }
    }

    /// <summary>Reads to the end that the topic has now.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The count up to there.</returns>
    /// <exception cref="DemoException">The topic cannot be read.</exception>
    public async Task<DeadLetterCount> ReadToEndAsync(CancellationToken cancellationToken)
    {
        try
        {
            var ends = await Task.Run(
                () => _next.Keys.ToDictionary(static partition => partition, partition => _consumer.QueryWatermarkOffsets(partition, AskTimeout).High.Value),
                cancellationToken).ConfigureAwait(false);
            while (!HasReached(ends))
            {
                await Task.Delay(AskEvery, _time, cancellationToken).ConfigureAwait(false);
            }

            return Count;
        }
        catch (KafkaException failure)
        {
            throw new DemoException($"The topic {Topics.DeadLetters} cannot be read: {failure.Error.Reason}.", failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        _consumer.Dispose();
        _stop.Dispose();
    }

    // A topic that was just made has no partitions, or no leaders, for a moment.
    private static async Task<List<TopicPartition>> FindPartitionsAsync(IConsumer<Ignore, Ignore> consumer, TimeProvider time, CancellationToken cancellationToken)
    {
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var began = time.GetTimestamp();
        while (true)
        {
            var topic = admin.GetMetadata(Topics.DeadLetters, AskTimeout).Topics.Single();
            if (!topic.Error.IsError && topic.Partitions.Count > 0 && topic.Partitions.TrueForAll(static partition => partition.Leader >= 0))
            {
                return topic.Partitions.ConvertAll(partition => new TopicPartition(topic.Topic, partition.PartitionId));
            }

            if (time.GetElapsedTime(began) > AskTimeout)
            {
                throw new DemoException($"The topic {Topics.DeadLetters} cannot be read: {(topic.Error.IsError ? topic.Error.Reason : "it has no partitions")}.");
            }

            await Task.Delay(AskEvery, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool HasReached(Dictionary<TopicPartition, long> ends)
    {
        lock (_lock)
        {
            return ends.All(end => _next[end.Key] >= end.Value);
        }
    }

    private void Read()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (_consumer.Consume(PollTimeout) is { } record)
                {
                    Add(record);
                }
            }
            catch (ConsumeException)
            {
                // The client goes on by itself when the broker is back.
            }
        }
    }

    private void Add(ConsumeResult<Ignore, Ignore> record)
    {
        lock (_lock)
        {
            var partition = record.TopicPartition;
            _missed += Math.Max(0, record.Offset.Value - _next[partition]);
            _next[partition] = record.Offset.Value + 1;
            if (DeadLetter.Read(record.Message.Headers) is not { } letter || !_seen.Add(letter.Topic, letter.Partition, letter.Offset))
            {
                return;
            }

            _total++;
            _byReason[letter.Reason] = _byReason.GetValueOrDefault(letter.Reason) + 1;
            if (_samples.Count < KeptSamples)
            {
                _samples.Add(letter);
            }
        }
    }
}
