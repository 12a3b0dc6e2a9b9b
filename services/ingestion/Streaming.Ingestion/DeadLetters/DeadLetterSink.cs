using System.Collections.Concurrent;
using Confluent.Kafka;
using Streaming.Hosting;
using Streaming.Ingestion.Kafka;
using Streaming.Ingestion.Options;

namespace Streaming.Ingestion.DeadLetters;

/// <summary>
/// Writes dead letters, those of a partition in their order, and says when they are safe. A letter is tried again until it is acknowledged:
/// the commit that passes its record waits for that. Safe for use by many threads.
/// </summary>
internal sealed partial class DeadLetterSink : ILetterWriter, IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentDictionary<TopicPartition, LetterLine> _lines = new();
    private readonly Func<TopicPartition, LetterLine> _makeLine;
    private readonly LastingProducer<string, byte[]?> _producer;
    private readonly TopicPartition _place;
    private readonly HealthPart _health;
    private readonly ILogger _logger;
    private volatile bool _isRefused;

    /// <summary>Makes the sink; its producer connects with the first letter.</summary>
    public DeadLetterSink(
        KafkaClients clients,
        IngestionOptions options,
        HealthRegistry health,
        TimeProvider time,
        ILogger<DeadLetterSink> logger)
    {
        _place = new TopicPartition(options.DeadLetterTopic, Partition.Any);
        _logger = logger;
        _health = health.Ready("dead-letters");
        _health.SetHealthy();
        _producer = clients.Letters();
        var ended = _ended.Token;
        _makeLine = _ => new LetterLine(this, time, ended);
    }

    /// <summary>Writes a letter, behind those of its partition that came before.</summary>
    /// <param name="letter">The letter.</param>
    /// <returns>
    /// Ends once the broker has acknowledged it and all those before it; is cancelled when the sink is disposed before, or when its partition
    /// is read anew and the letter comes again.
    /// </returns>
    public Task SendAsync(DeadLetter letter) => _lines.GetOrAdd(new TopicPartition(letter.Topic, letter.Partition), _makeLine).Add(letter);

    /// <inheritdoc/>
    bool ILetterWriter.TryWrite(DeadLetter letter, bool isPointer, Action<LetterOutcome> onReport)
    {
        void Report(Error error) => onReport(Judge(letter, isPointer, error));

        var message = isPointer ? DeadLetterMessage.MakePointer(letter) : DeadLetterMessage.Make(letter);
        if (_producer.TryProduce(_place, message, Report, out var refusal))
        {
            return true;
        }

        // A full client, or one that is being replaced, only has to be waited for.
        if (refusal.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }

        Report(refusal);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.Cancel();
        _producer.Dispose();
        foreach (var line in _lines.Values)
        {
            line.Cancel();
        }

        _ended.Dispose();
    }

    private LetterOutcome Judge(DeadLetter letter, bool isPointer, Error error)
    {
        if (IsTooLarge(error.Code) && !isPointer && letter.Value is not null)
        {
            return LetterOutcome.TooLarge;
        }

        if (error.IsError)
        {
            if (!_isRefused && !_ended.IsCancellationRequested)
            {
                _isRefused = true;
                _health.SetUnhealthy($"The dead-letter topic {_place.Topic} cannot be written ({error.Reason}); partitions with dead letters wait until it can.");
                Log.Unreachable(_logger, _place.Topic, error.Reason, letter.Topic, letter.Partition);
            }

            return LetterOutcome.Refused;
        }

        if (_isRefused)
        {
            _isRefused = false;
            _health.SetHealthy();
            Log.WrittenAgain(_logger, _place.Topic);
        }

        if (isPointer)
        {
            Log.Pointer(_logger, letter.Topic, letter.Partition, letter.Offset, letter.Value!.Length);
        }

        return LetterOutcome.Safe;
    }

    private static bool IsTooLarge(ErrorCode code) =>
        code is ErrorCode.MsgSizeTooLarge or ErrorCode.RecordListTooLarge or ErrorCode.InvalidMsgSize;

    private static partial class Log
    {
        [LoggerMessage(LogEvents.Ingestion + 20, LogLevel.Error, "Dead-letter topic {Topic} cannot be written: {Reason}. {SourceTopic} partition {Partition} waits. Make the topic writable; it is tried again each second.")]
        public static partial void Unreachable(ILogger logger, string topic, string reason, string sourceTopic, int partition);

        [LoggerMessage(LogEvents.Ingestion + 21, LogLevel.Warning, "{Topic} partition {Partition} offset {Offset}: a record of {Bytes} bytes is too large for the dead-letter topic; a pointer to it is written instead.")]
        public static partial void Pointer(ILogger logger, string topic, int partition, long offset, int bytes);

        [LoggerMessage(LogEvents.Ingestion + 22, LogLevel.Information, "Dead-letter topic {Topic} is written again.")]
        public static partial void WrittenAgain(ILogger logger, string topic);
    }
}
