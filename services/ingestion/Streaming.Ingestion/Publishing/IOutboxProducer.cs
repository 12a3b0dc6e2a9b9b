using Confluent.Kafka;
using Streaming.Domain.Outbox;

namespace Streaming.Ingestion.Publishing;

/// <summary>Publishes messages; those with one key in the order in which they are given.</summary>
internal interface IOutboxProducer
{
    /// <summary>Hands a message to the client.</summary>
    /// <param name="message">The message.</param>
    /// <param name="onReport">Called once, on any thread, when the broker has acknowledged the message or it is given up.</param>
    /// <returns>Whether the client took it; if not, <paramref name="onReport"/> is not called.</returns>
    bool TryProduce(OutboxMessage message, Action<Error> onReport);

    /// <summary>Why the broker does not take a topic's messages.</summary>
    /// <param name="topic">The topic.</param>
    /// <returns>The reason, since the first message that it did not take; <see langword="null"/> where it has taken one after that.</returns>
    string? RefusalOf(string topic);
}
