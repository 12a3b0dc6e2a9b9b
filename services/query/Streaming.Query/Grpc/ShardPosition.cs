using Streaming.Domain.Shards;
using Streaming.Query.Tickets;

namespace Streaming.Query.Grpc;

/// <summary>Up to where a watch has sent one shard.</summary>
/// <param name="Version">The version up to which all was sent; 0 before the first.</param>
/// <param name="Epoch">Under which owner of the shard; <see langword="null"/> where that is not known, as of tokens that do not say it.</param>
internal readonly record struct ShardPosition(long Version, ShardEpoch? Epoch)
{
    /// <summary>The end of a state.</summary>
    /// <param name="shard">The shard in that state.</param>
    public static ShardPosition EndOf(ShardTicketsSnapshot shard) => new(shard.Version, shard.Epoch);

    /// <summary>Where to go on in a state of the shard; beyond its end where there is nothing to send until it comes as far.</summary>
    /// <param name="shard">The shard in that state.</param>
    /// <param name="before">The shard in a state that this process had earlier; <see langword="null"/> where there is none.</param>
    /// <remarks>
    /// Owners go on from the last version of the one before, so another epoch alone means nothing. A state that is behind under the same epoch is that
    /// of a replica that has not read as far yet. Behind under another epoch, or behind what this process had itself, the shard has lost versions: it
    /// lives anew, and is sent from its beginning. Where the epoch is not known, a replica that lags is far likelier than a loss, and is waited for.
    /// A replica that has not yet seen a new owner cannot be told from a loss, and what it has comes again: better twice than never.
    /// </remarks>
    public ShardPosition In(ShardTicketsSnapshot shard, ShardTicketsSnapshot? before)
    {
        var isLost = Version > shard.Version && (before?.Version > shard.Version || (Epoch is { } epoch && epoch != shard.Epoch));
        return new(isLost ? 0 : Version, shard.Epoch);
    }
}
