using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Replay.Load;

namespace Streaming.Benchmarks.Macro.Latency;

/// <summary>Produces a load at its own times: every event when its time has come, so that event time is now.</summary>
/// <param name="producer">Sends.</param>
/// <param name="eventsPerSecond">The pace.</param>
/// <param name="duration">How much is made.</param>
internal sealed class LivePace(IProducer<byte[], byte[]> producer, int eventsPerSecond, TimeSpan duration)
{
    private readonly Lock _lock = new();
    private readonly List<double> _behindMs = [];
    private long _sent;

    /// <summary>Events sent so far.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>How far sending lagged behind the events' own times, milliseconds, once for each thousand events.</summary>
    public IReadOnlyList<double> BehindMs
    {
        get
        {
            lock (_lock)
            {
                return [.. _behindMs];
            }
        }
    }

    /// <summary>Sends until all is sent.</summary>
    /// <param name="stopping">Stops it.</param>
    public void Run(CancellationToken stopping)
    {
        var tickets = (int)(eventsPerSecond * duration.TotalSeconds / LoadOptions.EventsPerTicket);
        var generator = new LoadGenerator(new LoadOptions
        {
            Tickets = tickets,
            Stride = eventsPerSecond / 10,
            Start = TimeProvider.System.GetUtcNow(),
            Duration = TimeSpan.FromSeconds((double)tickets * LoadOptions.EventsPerTicket / eventsPerSecond),
            Seed = 2,
        });
        Span<byte> buffer = new byte[new LoadOptions().EventBytes];
        while (generator.TryWriteNext(buffer, out var written) && WaitUntil(written.TimeMs, stopping))
        {
            var value = buffer[..written.Length].ToArray();
            var key = value.AsSpan(written.KeyStart, written.KeyLength).ToArray();
            producer.Produce(Topics.Tickets, new Message<byte[], byte[]> { Key = key, Value = value });
            if (Interlocked.Increment(ref _sent) % 1_000 == 0)
            {
                lock (_lock)
                {
                    _behindMs.Add(NowMs() - written.TimeMs);
                }
            }
        }
    }

    private static long NowMs() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static bool WaitUntil(long timeMs, CancellationToken stopping)
    {
        while (NowMs() < timeMs)
        {
            if (stopping.WaitHandle.WaitOne(1))
            {
                return false;
            }
        }

        return true;
    }
}
