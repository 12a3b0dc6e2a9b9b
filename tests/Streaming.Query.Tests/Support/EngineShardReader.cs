using Streaming.Domain.Shards;
using Streaming.Redis.Reading;
using Streaming.Redis.Shards;

namespace Streaming.Query.Tests.Support;

/// <summary>Reads shards of real engines, to the rules of the store's own reader.</summary>
internal sealed class EngineShardReader(params EngineShard[] shards) : IShardReader
{
    /// <summary>Most versions of one answer, whatever is asked.</summary>
    public int VersionsPerAnswer { get; set; } = int.MaxValue;

    /// <summary>The group whose shards these are; others have none.</summary>
    public string Group { get; init; } = "tickets";

    public int Snapshots { get; private set; }

    public Task<ShardReading> ReadChangesAsync(
        ShardAddress address, ShardEpoch? knownEpoch, long knownVersion, ShardParts parts, int maxEntries, CancellationToken cancellationToken) =>
        Task.FromResult(Read(address, knownEpoch, knownVersion, parts));

    public Task<ShardGuard?> ReadSnapshotAsync(ShardAddress address, IShardSnapshotTarget target, ShardParts parts, CancellationToken cancellationToken)
    {
        if (Find(address) is not { Guard.Version: > 0 } shard)
        {
            return Task.FromResult<ShardGuard?>(null);
        }

        Snapshots++;
        target.Begin(shard.Guard);
        if (parts.HasFlag(ShardParts.Tickets))
        {
            shard.Log(ShardHash.TicketLog, after: 0).ForEach(target.AddTickets);
        }

        foreach (var (field, value) in InNoOrder(shard.Read(ShardHash.Names)))
        {
            target.AddName(field, value);
        }

        foreach (var (field, value) in InNoOrder(shard.Read(ShardHash.Pages)))
        {
            target.AddPage(field, value);
        }

        foreach (var (field, value) in parts.HasFlag(ShardParts.Tickets) ? shard.Read(ShardHash.Dormant) : [])
        {
            target.AddDormant(field, value);
        }

        shard.Log(ShardHash.CellLog, after: 0).ForEach(target.AddChange);
        return Task.FromResult<ShardGuard?>(shard.Guard);
    }

    public Task<ReadOnlyMemory<byte>?> ReadDormantAsync(ShardAddress address, ReadOnlyMemory<byte> key, CancellationToken cancellationToken) =>
        Task.FromResult(Find(address)?.Read(ShardHash.Dormant, key.Span) is { } state ? (ReadOnlyMemory<byte>?)state : null);

    /// <summary>The fields of a hash, as a server gives them: in no order that a reader could rely on.</summary>
    private static IEnumerable<(byte[] Field, byte[] Value)> InNoOrder(IEnumerable<(byte[] Field, byte[] Value)> fields) =>
        fields.OrderByDescending(static one => string.Concat(Convert.ToHexString(one.Field).Reverse()), StringComparer.Ordinal);

    private ShardReading Read(ShardAddress address, ShardEpoch? knownEpoch, long knownVersion, ShardParts parts)
    {
        if (Find(address) is not { Guard.Version: > 0 } shard)
        {
            return new ShardAbsent();
        }

        if (knownEpoch != shard.Guard.Epoch)
        {
            return new ShardReload(shard.Guard, ReloadReason.OtherEpoch);
        }

        if (shard.CellsTrimmed > knownVersion || (parts.HasFlag(ShardParts.Tickets) && shard.TicketsTrimmed > knownVersion))
        {
            return new ShardReload(shard.Guard, ReloadReason.Trimmed);
        }

        var through = Math.Min(shard.Guard.Version, knownVersion + VersionsPerAnswer);
        List<ShardLogEntry> Entries(ShardHash log) => [.. shard.Log(log, knownVersion).Where(entry => entry.Version <= through)];
        return new ShardChanges(shard.Guard, through, Entries(ShardHash.CellLog))
        {
            Tickets = parts.HasFlag(ShardParts.Tickets) ? Entries(ShardHash.TicketLog) : [],
        };
    }

    private EngineShard? Find(ShardAddress address) => address.Group == Group && address.Number < shards.Length ? shards[address.Number] : null;
}
