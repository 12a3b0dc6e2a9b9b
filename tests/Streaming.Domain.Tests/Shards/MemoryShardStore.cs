using System.Buffers.Binary;
using Streaming.Domain.Binary;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Domain.Tickets.Views;

namespace Streaming.Domain.Tests.Shards;

/// <summary>A shard's store as plain dictionaries: what Redis would hold after the same commits.</summary>
internal sealed class MemoryShardStore
{
    private readonly Dictionary<ShardHash, Dictionary<string, byte[]>> _hashes =
        Enum.GetValues<ShardHash>().ToDictionary(hash => hash, _ => new Dictionary<string, byte[]>());

    public long Version { get; private set; }

    public ShardMeta? Meta { get; private set; }

    public int Count(ShardHash hash) => _hashes[hash].Count;

    public void Apply(ShardCommit commit)
    {
        Assert.Equal(Version + 1, commit.Version);
        foreach (var write in commit.Writes)
        {
            var field = Convert.ToHexString(write.Field.Span);
            if (write.Value is { } value)
            {
                _hashes[write.Hash][field] = value.ToArray();
            }
            else
            {
                _hashes[write.Hash].Remove(field);
            }
        }

        Version = commit.Version;
        Meta = ShardMeta.Decode(commit.Meta.Span);
        commit.Dispose();
    }

    public byte[]? Dormant(byte[] key) => _hashes[ShardHash.Dormant].GetValueOrDefault(Convert.ToHexString(key));

    public IEnumerable<(byte[] Field, byte[] Value)> Read(ShardHash hash) => _hashes[hash]
        .OrderBy(field => field.Key, StringComparer.Ordinal)
        .Select(field => (Convert.FromHexString(field.Key), field.Value));

    /// <summary>All that it holds, a line for each field.</summary>
    public IEnumerable<string> Lines() => Enum.GetValues<ShardHash>()
        .SelectMany(hash => Read(hash).Select(field => $"{hash} {Convert.ToHexString(field.Field)} {Convert.ToHexString(field.Value)}"));

    /// <summary>The newest state of every ticket, by its key as hex.</summary>
    public SortedDictionary<string, byte[]> Tickets()
    {
        var tickets = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (key, state) in Read(ShardHash.Dormant))
        {
            tickets[Convert.ToHexString(key)] = state;
        }

        foreach (var (_, value) in Read(ShardHash.TicketLog))
        {
            using var plain = PlainValue.Of(value);
            var log = new StoredTicketLog(plain);
            while (log.Next(out var key, out var state))
            {
                tickets[Convert.ToHexString(key)] = state.ToArray();
            }
        }

        foreach (var gone in tickets.Where(ticket => ticket.Value.Length == 0).ToList())
        {
            tickets.Remove(gone.Key);
        }

        return tickets;
    }

    public ShardEngine Load(EngineSettings settings, StorageSettings storage, bool withDormant)
    {
        var engine = new ShardEngine(settings, storage);
        foreach (var (_, value) in Read(ShardHash.Names))
        {
            engine.LoadNames(value);
        }

        foreach (var (field, value) in Read(ShardHash.Pages))
        {
            engine.LoadPage(field, value);
        }

        foreach (var (field, value) in Read(ShardHash.CellLog))
        {
            engine.LoadCellLog(field, value);
        }

        foreach (var (field, value) in Read(ShardHash.TicketLog))
        {
            engine.LoadTicketLog(field, value);
        }

        foreach (var (field, value) in Read(ShardHash.Outbox))
        {
            engine.LoadOutbox(field, value);
        }

        if (withDormant)
        {
            foreach (var (field, value) in Read(ShardHash.Dormant))
            {
                engine.AddDormant(field, value);
            }
        }

        engine.CompleteLoad(Version, Meta, hasUnloadedDormant: !withDormant && Count(ShardHash.Dormant) > 0);
        return engine;
    }

    public static long VersionOf(byte[] field) => BinaryPrimitives.ReadInt64BigEndian(field);
}
