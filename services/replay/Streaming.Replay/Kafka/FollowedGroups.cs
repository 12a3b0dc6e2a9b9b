using Confluent.Kafka;
using Streaming.Contracts;

namespace Streaming.Replay.Kafka;

/// <summary>Follows the two consumer groups that read events, each in the topics that are its own. A group that is not followed is waited for nowhere.</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
public sealed class FollowedGroups : IConsumedOffsets, IDisposable
{
    private readonly GroupOffsets? _tickets;
    private readonly GroupOffsets? _customers;

    /// <summary>Prepares to ask.</summary>
    /// <param name="bootstrapServers">The broker, <c>host:port</c>, or several with commas.</param>
    /// <param name="tickets">The consumer group of tickets, calls and surveys; <see langword="null"/> for none.</param>
    /// <param name="customers">The consumer group of customers, money and the workforce; <see langword="null"/> for none.</param>
    /// <param name="overrides">Settings of librdkafka by name, such as security.</param>
    public FollowedGroups(string bootstrapServers, string? tickets, string? customers, IReadOnlyDictionary<string, string>? overrides = null)
    {
        _tickets = tickets is null ? null : new(bootstrapServers, tickets, overrides);
        _customers = customers is null ? null : new(bootstrapServers, customers, overrides);
    }

    /// <summary>What went wrong when last asked; <see langword="null"/> when all went well.</summary>
    public string? LastError => _tickets?.LastError ?? _customers?.LastError;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<TopicPartition, long>> ReadAsync(IReadOnlyCollection<TopicPartition> partitions, CancellationToken cancellationToken)
    {
        var consumed = new Dictionary<TopicPartition, long>();
        foreach (var family in partitions.ToLookup(static partition => partition.Topic is Topics.Customers or Topics.Business or InternalTopics.CustomerTickets))
        {
            if ((family.Key ? _customers : _tickets) is { } group)
            {
                foreach (var (partition, next) in await group.ReadAsync([.. family], cancellationToken).ConfigureAwait(false))
                {
                    consumed[partition] = next;
                }

                continue;
            }

            foreach (var partition in family)
            {
                consumed[partition] = long.MaxValue;
            }
        }

        return consumed;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tickets?.Dispose();
        _customers?.Dispose();
    }
}
