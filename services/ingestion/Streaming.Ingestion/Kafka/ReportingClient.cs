using Confluent.Kafka;

namespace Streaming.Ingestion.Kafka;

/// <summary>
/// One Kafka client that produces. Each message that it takes is reported exactly once: by the client, or, where that has ended without a word, by this.
/// Safe for use by many threads.
/// </summary>
internal sealed class ReportingClient<TKey, TValue>
{
    private static readonly Error Unsaid = new(ErrorCode.Local_PurgeInflight, "The client ended before it said what became of the message.");
    private readonly Lock _lock = new();
    private readonly HashSet<Handover> _open = [];
    private readonly IProducer<TKey, TValue> _producer;

    /// <summary>Makes the client; it connects with the first message.</summary>
    /// <param name="build">Builds it, given who takes its errors.</param>
    /// <param name="onFailed">Called, on any thread, once it has failed for good.</param>
    public ReportingClient(Func<Action<Error>, IProducer<TKey, TValue>> build, Action<ReportingClient<TKey, TValue>> onFailed) =>
        _producer = build(error =>
        {
            // Only here is it said: reports, and what is thrown afterwards, bear the broker's error as if it were a passing one.
            if (error.IsFatal)
            {
                onFailed(this);
            }
        });

    /// <summary>Hands a message to the client.</summary>
    /// <param name="place">Topic and partition.</param>
    /// <param name="message">The message.</param>
    /// <param name="onReport">Called once, on any thread, with what became of it.</param>
    /// <returns>Why the client did not take it, and then it is not reported; <see langword="null"/> where it did.</returns>
    public Error? Produce(TopicPartition place, Message<TKey, TValue> message, Action<Error> onReport)
    {
        var handover = new Handover(onReport);
        lock (_lock)
        {
            _open.Add(handover);
        }

        var isTaken = false;
        try
        {
            _producer.Produce(place, message, report => Report(handover, report.Error));
            isTaken = true;
            return null;
        }
        catch (KafkaException fault)
        {
            return fault.Error;
        }
        finally
        {
            if (!isTaken)
            {
                TryClose(handover);
            }
        }
    }

    /// <summary>Lets the messages that are not reported yet come to their end, ends the client, and reports those that it did not. Nothing may be handed to it any more.</summary>
    /// <param name="patience">Ends the wait.</param>
    public void End(CancellationToken patience)
    {
        try
        {
            _producer.Flush(patience);
        }
        catch (Exception fault) when (fault is OperationCanceledException or KafkaException)
        {
            // What is open is reported below.
        }
        finally
        {
            _producer.Dispose();
            foreach (var handover in Open())
            {
                Report(handover, Unsaid);
            }
        }
    }

    private void Report(Handover handover, Error error)
    {
        if (TryClose(handover))
        {
            handover.OnReport(error);
        }
    }

    private bool TryClose(Handover handover)
    {
        lock (_lock)
        {
            return _open.Remove(handover);
        }
    }

    private Handover[] Open()
    {
        lock (_lock)
        {
            return [.. _open];
        }
    }

    private sealed class Handover(Action<Error> onReport)
    {
        public Action<Error> OnReport => onReport;
    }
}
