using Confluent.Kafka;

namespace Streaming.Ingestion.Tests.Support;

/// <summary>A Kafka client that delivers nothing by itself: a test says what it reports, and when it fails for good.</summary>
/// <param name="onError">Takes its errors.</param>
internal sealed class ScriptedClient(Action<Error> onError) : IProducer<string, string>
{
    private readonly List<Action<Error>> _reports = [];
    private readonly TaskCompletionSource _flushed = new();

    /// <summary>Keys of the messages that it took.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>What it says instead of taking a message.</summary>
    public Error? Refusal { get; set; }

    /// <summary>Whether it was disposed.</summary>
    public bool IsDisposed { get; private set; }

    public Handle Handle => throw new NotSupportedException();

    public string Name => throw new NotSupportedException();

    /// <summary>Reports one of the messages.</summary>
    /// <param name="number">In which place it was taken.</param>
    /// <param name="code">What became of it.</param>
    public void Report(int number, ErrorCode code = ErrorCode.NoError) => _reports[number](new Error(code));

    /// <summary>Fails for good.</summary>
    public void Fail() => onError(new Error(ErrorCode.OutOfOrderSequenceNumber, "failed for good", isFatal: true));

    /// <summary>Lets the wait for its messages end.</summary>
    /// <param name="isInTime">Whether because none is left, as the client knows it; else because it takes too long.</param>
    public void EndFlush(bool isInTime)
    {
        if (isInTime)
        {
            _flushed.SetResult();
        }
        else
        {
            _flushed.SetException(new OperationCanceledException());
        }
    }

    public void Flush(CancellationToken cancellationToken = default) => _flushed.Task.WaitAsync(cancellationToken).GetAwaiter().GetResult();

    public void Produce(TopicPartition topicPartition, Message<string, string> message, Action<DeliveryReport<string, string>>? deliveryHandler = null)
    {
        if (Refusal is { } refusal)
        {
            throw new ProduceException<string, string>(refusal, new DeliveryResult<string, string>());
        }

        Taken.Add(message.Key);
        _reports.Add(error => deliveryHandler!(new DeliveryReport<string, string> { Error = error }));
    }

    public void Dispose() => IsDisposed = true;

    public void Produce(string topic, Message<string, string> message, Action<DeliveryReport<string, string>>? deliveryHandler = null) =>
        throw new NotSupportedException();

    public Task<DeliveryResult<string, string>> ProduceAsync(string topic, Message<string, string> message, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<DeliveryResult<string, string>> ProduceAsync(
        TopicPartition topicPartition, Message<string, string> message, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public int Poll(TimeSpan timeout) => throw new NotSupportedException();

    public int Flush(TimeSpan timeout) => throw new NotSupportedException();

    public int AddBrokers(string brokers) => throw new NotSupportedException();

    public void SetSaslCredentials(string username, string password) => throw new NotSupportedException();

    public void InitTransactions(TimeSpan timeout) => throw new NotSupportedException();

    public void BeginTransaction() => throw new NotSupportedException();

    public void CommitTransaction(TimeSpan timeout) => throw new NotSupportedException();

    public void CommitTransaction() => throw new NotSupportedException();

    public void AbortTransaction(TimeSpan timeout) => throw new NotSupportedException();

    public void AbortTransaction() => throw new NotSupportedException();

    public void SendOffsetsToTransaction(IEnumerable<TopicPartitionOffset> offsets, IConsumerGroupMetadata groupMetadata, TimeSpan timeout) =>
        throw new NotSupportedException();
}
