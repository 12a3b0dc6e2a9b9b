using System.Globalization;
using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Replay.Load;

namespace Streaming.Benchmarks.Macro.Parts;

/// <summary>Fills the tickets' topic with loads: a million tickets of five events each, over a day of event time, one day after the other.</summary>
internal static class TopicFiller
{
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Settings of a producer that is made for much.</summary>
    /// <param name="bootstrap">The broker.</param>
    public static ProducerConfig Settings(string bootstrap) => new()
    {
        BootstrapServers = bootstrap,
        Acks = Acks.Leader,
        LingerMs = 5,
        BatchSize = 512 * 1024,
        QueueBufferingMaxMessages = 500_000,
        QueueBufferingMaxKbytes = 512 * 1024,
        Partitioner = Partitioner.Murmur2Random,
        EnableDeliveryReports = false,
    };

    /// <summary>Writes the loads.</summary>
    /// <param name="bootstrap">The broker.</param>
    /// <param name="loads">How many days.</param>
    /// <param name="ticketsPerLoad">Tickets of each.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Number of events written.</returns>
    /// <exception cref="KafkaException">The broker does not take them.</exception>
    public static long Fill(string bootstrap, int loads, int ticketsPerLoad, CancellationToken cancellationToken)
    {
        string? failure = null;
        using var producer = new ProducerBuilder<byte[], byte[]>(Settings(bootstrap))
            .SetErrorHandler((_, error) => failure ??= error.IsFatal ? error.Reason : null)
            .Build();
        var now = TimeProvider.System.GetUtcNow();
        var total = 0L;
        for (var load = 0; load < loads; load++)
        {
            var generator = new LoadGenerator(new LoadOptions
            {
                Tickets = ticketsPerLoad,
                Start = now - TimeSpan.FromDays(loads - load),
                Duration = TimeSpan.FromDays(1),
                Seed = load + 1,
            });
            total += Send(producer, generator, () => failure, cancellationToken);
        }

        producer.Flush(FlushTimeout);
        return total;
    }

    private static long Send(IProducer<byte[], byte[]> producer, LoadGenerator generator, Func<string?> failure, CancellationToken cancellationToken)
    {
        Span<byte> buffer = new byte[new LoadOptions().EventBytes];
        var sent = 0L;
        while (generator.TryWriteNext(buffer, out var written))
        {
            var value = buffer[..written.Length].ToArray();
            var key = value.AsSpan(written.KeyStart, written.KeyLength).ToArray();
            while (!TryProduce(producer, key, value))
            {
                cancellationToken.ThrowIfCancellationRequested();
                producer.Poll(TimeSpan.FromMilliseconds(20));
                if (failure() is { } reason)
                {
                    throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"After {sent} events: {reason}"));
                }
            }

            sent++;
        }

        return sent;
    }

    private static bool TryProduce(IProducer<byte[], byte[]> producer, byte[] key, byte[] value)
    {
        try
        {
            producer.Produce(Topics.Tickets, new Message<byte[], byte[]> { Key = key, Value = value });
            return true;
        }
        catch (ProduceException<byte[], byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
    }
}
