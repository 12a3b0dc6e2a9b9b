using Confluent.Kafka;
using Streaming.Hosting;
using Streaming.Ingestion.Kafka;
using Streaming.Ingestion.Options;

namespace Streaming.Ingestion.DeadLetters;

/// <summary>
/// Writes dead letters and says when they are safe. A letter is tried again until it is acknowledged: the commit that passes its record
/// waits for that. Safe for use by many threads.
/// </summary>
internal sealed partial class DeadLetterSink : IDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _ended = new();
    private readonly Lazy<IProducer<string, byte[]?>> _producer;
    private readonly string _topic;
    private readonly TimeProvider _time;
    private readonly HealthPart _health;
    private readonly ILogger _logger;

    /// <summary>Makes the sink; its producer connects with the first letter.</summary>
    public DeadLetterSink(
        KafkaClients clients,
        IngestionOptions options,
        HealthRegistry health,
        TimeProvider time,
        ILogger<DeadLetterSink> logger)
    {
        _topic = options.DeadLetterTopic;
        _time = time;
        _logger = logger;
        _health = health.Ready("dead-letters");
        _health.SetHealthy();
        _producer = new(() => new ProducerBuilder<string, byte[]?>(clients.Producer())
            .SetLogHandler((_, message) => clients.Tell(message))
            .SetErrorHandler((_, error) => clients.Tell(error))
            .Build());
    }

    /// <summary>Writes a letter.</summary>
    /// <param name="letter">The letter.</param>
    /// <returns>Ends once the broker has acknowledged the letter; is cancelled when the sink is disposed before.</returns>
    public async Task SendAsync(DeadLetter letter)
    {
        var cancellationToken = _ended.Token;
        var message = DeadLetterMessage.Make(letter);
        while (true)
        {
            try
            {
                await _producer.Value.ProduceAsync(_topic, message, cancellationToken);
                _health.SetHealthy();
                return;
            }
            catch (KafkaException fault) when (IsTooLarge(fault.Error.Code) && message.Value is not null)
            {
                Log.Pointer(_logger, letter.Topic, letter.Partition, letter.Offset, letter.Value!.Length);
                message = DeadLetterMessage.MakePointer(letter);
            }
            catch (KafkaException fault)
            {
                var reason = fault.Error.Reason;
                Log.Unreachable(_logger, _topic, reason, letter.Topic, letter.Partition);
                _health.SetUnhealthy($"The dead-letter topic {_topic} cannot be written ({reason}); partitions with dead letters wait until it can.");
                await Task.Delay(RetryDelay, _time, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.Cancel();
        if (_producer.IsValueCreated)
        {
            _producer.Value.Dispose();
        }

        _ended.Dispose();
    }

    private static bool IsTooLarge(ErrorCode code) =>
        code is ErrorCode.MsgSizeTooLarge or ErrorCode.RecordListTooLarge or ErrorCode.InvalidMsgSize;

    private static partial class Log
    {
        [LoggerMessage(LogEvents.Ingestion + 20, LogLevel.Error, "Dead-letter topic {Topic} cannot be written: {Reason}. {SourceTopic} partition {Partition} waits. Make the topic writable; it is tried again each second.")]
        public static partial void Unreachable(ILogger logger, string topic, string reason, string sourceTopic, int partition);

        [LoggerMessage(LogEvents.Ingestion + 21, LogLevel.Warning, "{Topic} partition {Partition} offset {Offset}: a record of {Bytes} bytes is too large for the dead-letter topic; a pointer to it is written instead.")]
        public static partial void Pointer(ILogger logger, string topic, int partition, long offset, int bytes);
    }
}
