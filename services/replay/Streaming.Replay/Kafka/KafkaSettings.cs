using Confluent.Kafka;

namespace Streaming.Replay.Kafka;

/// <summary>How events are produced: every producer of events uses the same partitioner and waits for every replica.</summary>
public static class KafkaSettings
{
    /// <summary>Makes a producer's settings.</summary>
    /// <param name="bootstrapServers">The broker, <c>host:port</c>, or several with commas.</param>
    /// <param name="overrides">Settings of librdkafka by name, put over these; for example security.</param>
    /// <returns>The settings.</returns>
    public static ProducerConfig Producer(string bootstrapServers, IReadOnlyDictionary<string, string>? overrides = null)
    {
        var config = new ProducerConfig
        {
            BootstrapServers = bootstrapServers,
            ClientId = "streaming-replay",
            Acks = Acks.All,
            EnableIdempotence = true,
            Partitioner = Partitioner.Murmur2Random,
            LingerMs = 5,
            QueueBufferingMaxKbytes = 64 * 1024,
        };
        Override(config, overrides);
        return config;
    }

    /// <summary>Puts settings over those of any client.</summary>
    /// <param name="config">The client's settings.</param>
    /// <param name="overrides">Settings of librdkafka by name.</param>
    internal static void Override(ClientConfig config, IReadOnlyDictionary<string, string>? overrides)
    {
        foreach (var (name, value) in overrides ?? new Dictionary<string, string>())
        {
            config.Set(name, value);
        }
    }
}
