using Streaming.Domain.Events;
using Streaming.Domain.Tickets;
using Streaming.Query.Index;
using Streaming.Query.Options;
using Streaming.Redis;
using Streaming.Redis.Reading;
using Streaming.Redis.Shards;

namespace Streaming.Query.Tickets;

/// <summary>Finds one ticket: in memory, else among the dormant ones of the shards that could not keep all of theirs in memory.</summary>
/// <param name="reader">Reads dormant tickets.</param>
/// <param name="options">Names the shards.</param>
/// <param name="redis">Names the keys' prefix.</param>
internal sealed class TicketFinder(IShardReader reader, QueryOptions options, RedisOptions redis)
{
    /// <summary>Finds a ticket.</summary>
    /// <param name="snapshot">The state that answers.</param>
    /// <param name="kind">What the id names.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The id, as UTF-8.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its shard and state; <see langword="null"/> when there is none.</returns>
    /// <remarks>
    /// Which shard has it only the producers' partitioner knows, so all are asked. Where more than one has something, because records had
    /// different keys, the one that knows the creation is taken.
    /// </remarks>
    public async Task<(ShardTicketsSnapshot Shard, TicketEntry Entry)?> FindAsync(
        IndexSnapshot snapshot, SubjectKind kind, string tenant, byte[] id, CancellationToken cancellationToken)
    {
        (ShardTicketsSnapshot Shard, TicketEntry Entry)? found = null;
        foreach (var shard in snapshot.Tickets)
        {
            if (KeyOf(shard, kind, tenant, id) is { } key && shard.Find(key) is { } entry)
            {
                found = Better(found, (shard, entry));
            }
        }

        if (found is not null)
        {
            return found;
        }

        foreach (var shard in snapshot.Tickets)
        {
            if (!shard.IsComplete
                && KeyOf(shard, kind, tenant, id) is { } key
                && await reader.ReadDormantAsync(new ShardAddress(redis.KeyPrefix, options.ShardGroup, shard.Shard), key, cancellationToken) is { } state)
            {
                found = Better(found, (shard, TicketEntry.Of(key, state.Span)));
            }
        }

        return found;
    }

    private static byte[]? KeyOf(ShardTicketsSnapshot shard, SubjectKind kind, string tenant, byte[] id)
    {
        if (shard.Names.FindTenant(tenant) is not { } number)
        {
            return null;
        }

        var key = new byte[TicketKey.MaxBytes];
        return key[..TicketKey.Write(key, kind, number, id)];
    }

    private static (ShardTicketsSnapshot Shard, TicketEntry Entry) Better(
        (ShardTicketsSnapshot Shard, TicketEntry Entry)? known, (ShardTicketsSnapshot Shard, TicketEntry Entry) other) =>
        known is { } first && new Domain.Tickets.Views.StoredTicket(first.Entry.State).Summary.IsCreated ? first : other;
}
