using System.Diagnostics.CodeAnalysis;
using Confluent.Kafka;

namespace Streaming.Ingestion.Kafka;

/// <summary>
/// A producer that outlives its client: one that failed for good, as an idempotent one does when it can no longer tell what the broker has, is
/// replaced by another. Each message that it takes is reported exactly once. Safe for use by many threads.
/// </summary>
/// <remarks>
/// The next client takes messages only once all of the failed one are reported: whoever keeps an order knows what failed before what follows is sent.
/// Meanwhile nothing is taken, as by a client that is full.
/// </remarks>
/// <param name="build">Builds a client, given who takes its errors.</param>
/// <param name="time">The clock.</param>
internal sealed class LastingProducer<TKey, TValue>(Func<Action<Error>, IProducer<TKey, TValue>> build, TimeProvider time) : IDisposable
{
    // A broker that fails each client at once must not be asked by one after another without a pause.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Longer than any message may take to be delivered or given up.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly Error NotNow = new(ErrorCode.Local_QueueFull, "There is no client at present.");
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _ended = new();
    private ReportingClient<TKey, TValue>? _client;
    private Task _ending = Task.CompletedTask;
    private long? _failedAt;
    private bool _isDisposed;

    /// <summary>Hands a message to the client.</summary>
    /// <param name="place">Topic and partition.</param>
    /// <param name="message">The message.</param>
    /// <param name="onReport">Called once, on any thread, with what became of it.</param>
    /// <param name="refusal">Why it was not taken; <see cref="ErrorCode.Local_QueueFull"/> when nothing is wrong with it, but it must wait.</param>
    /// <returns>Whether it was taken; if not, <paramref name="onReport"/> is not called.</returns>
    public bool TryProduce(TopicPartition place, Message<TKey, TValue> message, Action<Error> onReport, [NotNullWhen(false)] out Error? refusal)
    {
        lock (_lock)
        {
            if (_client is null && MayBuild_NeedsLock())
            {
                _client = new ReportingClient<TKey, TValue>(build, Replace);
            }

            refusal = _client is null ? NotNow : _client.Produce(place, message, onReport);
            return refusal is null;
        }
    }

    /// <summary>Ends the client; what it has not delivered is reported as failed.</summary>
    public void Dispose()
    {
        ReportingClient<TKey, TValue>? client;
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            (client, _client) = (_client, null);
        }

        _ended.Cancel();
        client?.End(_ended.Token);
        _ending.GetAwaiter().GetResult();
        _ended.Dispose();
    }

    private bool MayBuild_NeedsLock() =>
        !_isDisposed && _ending.IsCompleted && (_failedAt is not { } failedAt || time.GetElapsedTime(failedAt) >= Pause);

    private void Replace(ReportingClient<TKey, TValue> failed)
    {
        lock (_lock)
        {
            // One that fails while it is being built waits for the lock, and is the one in use by then.
            if (_client != failed)
            {
                return;
            }

            _client = null;
            _failedAt = time.GetTimestamp();
            _ending = Task.Factory.StartNew(() => End(failed), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private void End(ReportingClient<TKey, TValue> failed)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _ended.Token);
        failed.End(either.Token);
    }
}
