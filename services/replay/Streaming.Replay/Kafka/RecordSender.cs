using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Replay.Replaying;

namespace Streaming.Replay.Kafka;

/// <summary>Sends records to the partitions of their keys, at most so many at once, and keeps account of what the broker stored.</summary>
/// <remarks>One thread sends; acknowledgements come on the client's own thread.</remarks>
internal sealed class RecordSender : IDisposable
{
    private const int MostInFlight = 50_000;

    private static readonly TimeSpan FullQueueDelay = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private readonly IProducer<byte[], byte[]> _producer;
    private readonly Dictionary<string, int> _partitions = new(StringComparer.Ordinal);
    private readonly UnconsumedWindow _window;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _inFlight = new(MostInFlight);
    private readonly Action<DeliveryReport<byte[], byte[]>> _delivered;
    private long _acknowledged;
    private volatile string? _failure;

    private RecordSender(ProducerConfig config, UnconsumedWindow window, TimeProvider time)
    {
        _window = window;
        _time = time;
        _delivered = Delivered;
        _producer = new ProducerBuilder<byte[], byte[]>(config)
            .SetLogHandler(static (_, _) => { })
            .SetErrorHandler((_, error) => _failure = error.IsFatal ? error.Reason : _failure)
            .Build();
    }

    /// <summary>Records that the broker stored.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Connects, and learns the partitions of the topics of tickets.</summary>
    /// <param name="config">The producer's settings.</param>
    /// <param name="window">Gets account of every record.</param>
    /// <param name="time">The clock of short waits.</param>
    /// <param name="cancellationToken">Stops connecting.</param>
    /// <returns>The sender.</returns>
    /// <exception cref="ReplayException">The broker or a topic is not there.</exception>
    public static async Task<RecordSender> ConnectAsync(ProducerConfig config, UnconsumedWindow window, TimeProvider time, CancellationToken cancellationToken)
    {
        var sender = new RecordSender(config, window, time);
        try
        {
            await sender.LearnAsync(Topics.Tickets, cancellationToken).ConfigureAwait(false);
            return sender;
        }
        catch
        {
            sender.Dispose();
            throw;
        }
    }

    /// <summary>The partition of a record: that of its key; of a record without a key, one that its value decides.</summary>
    /// <param name="topic">The topic; what is not known of it yet is learnt.</param>
    /// <param name="message">The record.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>Topic and partition.</returns>
    /// <exception cref="ReplayException">The topic is not there.</exception>
    public async ValueTask<TopicPartition> PartitionOfAsync(string topic, Message<byte[], byte[]> message, CancellationToken cancellationToken)
    {
        if (!_partitions.ContainsKey(topic))
        {
            await LearnAsync(topic, cancellationToken).ConfigureAwait(false);
        }

        return new(topic, Murmur2.Partition(message.Key ?? message.Value, _partitions[topic]));
    }

    /// <summary>Sends a record for which the window has room reserved.</summary>
    /// <param name="partition">Where to.</param>
    /// <param name="message">The record.</param>
    /// <param name="cancellationToken">Stops waiting for room in the client.</param>
    /// <returns>Whether it was sent; <see langword="false"/>: no broker takes a record of this size, its reservation is released.</returns>
    /// <exception cref="ReplayException">This record, or one before it, cannot be stored.</exception>
    public async ValueTask<bool> SendAsync(TopicPartition partition, Message<byte[], byte[]> message, CancellationToken cancellationToken)
    {
        await _inFlight.WaitAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            ThrowIfFailed();
            try
            {
                _producer.Produce(partition, message, _delivered);
                return true;
            }
            catch (ProduceException<byte[], byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
            {
                await Task.Delay(FullQueueDelay, _time, cancellationToken).ConfigureAwait(false);
            }
            catch (ProduceException<byte[], byte[]> refused) when (refused.Error.Code == ErrorCode.MsgSizeTooLarge)
            {
                _inFlight.Release();
                _window.Release(partition, RecordMaker.SizeOf(message));
                return false;
            }
        }
    }

    /// <summary>Waits until the broker has stored everything that was sent.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>When it has.</returns>
    /// <exception cref="ReplayException">Something cannot be stored.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await Task.Run(() => _producer.Flush(cancellationToken), cancellationToken).ConfigureAwait(false);
        ThrowIfFailed();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // What was sent before a stop is stored if the broker is there; a broker that is gone is not waited for.
        _producer.Flush(StopTimeout);
        _producer.Dispose();
        _inFlight.Dispose();
    }

    private async Task LearnAsync(string topic, CancellationToken cancellationToken)
    {
        foreach (var (name, count) in await TopicPartitions.CountAsync(_producer.Handle, topic, _time, cancellationToken).ConfigureAwait(false))
        {
            _partitions[name] = count;
        }
    }

    private void Delivered(DeliveryReport<byte[], byte[]> report)
    {
        var size = RecordMaker.SizeOf(report.Message);
        if (report.Error.IsError)
        {
            _failure ??= $"{report.TopicPartition}: {report.Error.Reason}";
            _window.Release(report.TopicPartition, size);
        }
        else
        {
            _window.Acknowledge(report.TopicPartition, report.Offset.Value, size);
            Interlocked.Increment(ref _acknowledged);
        }

        _inFlight.Release();
    }

    private void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            throw new ReplayException($"The broker did not store what was sent ({failure}). Nothing was skipped before it: mend the broker and replay again; events that it has already are told apart by their ids.");
        }
    }
}
