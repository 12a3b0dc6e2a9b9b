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
}
