using System.Collections.Concurrent;
using Streaming.Domain.Outbox;

namespace Streaming.Ingestion.Publishing;

/// <summary>
/// Publishes one shard's outbox in order, and takes note of what is acknowledged. After a message that the broker did not take, it lets
/// those on their way come back, waits a little, and goes on from that message: so the order is kept, at the price of repeats. Brokers
/// answer for each partition on its own, so a message counts as published only once all those before it do.
/// </summary>
/// <param name="outbox">The shard's outbox.</param>
/// <param name="producer">Publishes.</param>
/// <param name="time">The clock.</param>
/// <remarks>Belongs to the shard's consumer thread; only the reports come from elsewhere.</remarks>
internal sealed class OutboxSender(ShardOutbox outbox, IOutboxProducer producer, TimeProvider time)
{
    private const int MostOnTheirWay = 4096;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private readonly ConcurrentQueue<(long Number, bool IsTaken)> _reports = new();
    private readonly Queue<long> _sent = new();
    private readonly HashSet<long> _takenEarly = [];
    private int _onTheirWay;
    private long _refusedSince;

    /// <summary>Whether the broker did not take the last message.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Takes the reports that have come, and publishes what the store has.</summary>
    /// <param name="storedVersion">The newest version that the store is known to have.</param>
    public void Pump(long storedVersion)
    {
        while (_reports.TryDequeue(out var report))
        {
            _onTheirWay--;
            if (!report.IsTaken)
            {
                Refuse();
            }
            else if (!IsRefused)
            {
                Acknowledge(report.Number);
            }
        }

        if (IsRefused)
        {
            if (_onTheirWay > 0 || time.GetElapsedTime(_refusedSince) < RetryDelay)
            {
                return;
            }

            IsRefused = false;
            _sent.Clear();
            _takenEarly.Clear();
            outbox.TakeAgain();
        }

        while (_onTheirWay < MostOnTheirWay && !IsRefused && outbox.TakeNext(storedVersion) is { } message)
        {
            Send(message);
        }
    }

    private void Send(OutboxMessage message)
    {
        var number = message.Number;
        if (producer.TryProduce(message, error => _reports.Enqueue((number, !error.IsError))))
        {
            _onTheirWay++;
            _sent.Enqueue(number);
        }
        else
        {
            Refuse();
        }
    }

    private void Acknowledge(long number)
    {
        _takenEarly.Add(number);
        while (_sent.TryPeek(out var oldest) && _takenEarly.Remove(oldest))
        {
            outbox.Acknowledge(_sent.Dequeue());
        }
    }

    private void Refuse()
    {
        if (!IsRefused)
        {
            IsRefused = true;
            _refusedSince = time.GetTimestamp();
        }
    }
}
