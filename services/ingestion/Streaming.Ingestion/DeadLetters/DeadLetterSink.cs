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
    private readonly LastingProducer<string, byte[]?> _producer;
    private readonly TopicPartition _place;
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
        _place = new TopicPartition(options.DeadLetterTopic, Partition.Any);
        _time = time;
        _logger = logger;
        _health = health.Ready("dead-letters");
        _health.SetHealthy();
        _producer = clients.Letters();
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
            var error = await WriteAsync(message);
            if (!error.IsError)
            {
                _health.SetHealthy();
                return;
            }

            if (IsTooLarge(error.Code) && message.Value is not null)
            {
                Log.Pointer(_logger, letter.Topic, letter.Partition, letter.Offset, letter.Value!.Length);
                message = DeadLetterMessage.MakePointer(letter);
                continue;
            }

            // A full client, or one that is being replaced, only has to be waited for.
            if (error.Code != ErrorCode.Local_QueueFull)
            {
                Log.Unreachable(_logger, _place.Topic, error.Reason, letter.Topic, letter.Partition);
                _health.SetUnhealthy($"The dead-letter topic {_place.Topic} cannot be written ({error.Reason}); partitions with dead letters wait until it can.");
            }

            await Task.Delay(RetryDelay, _time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.Cancel();
        _producer.Dispose();
        _ended.Dispose();
    }

    private Task<Error> WriteAsync(Message<string, byte[]?> message)
    {
        var report = new TaskCompletionSource<Error>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _producer.TryProduce(_place, message, report.SetResult, out var refusal) ? report.Task : Task.FromResult(refusal);
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
