using System.Text;
using Streaming.Domain.Shards;
using Streaming.Redis.Shards;

namespace Streaming.Redis.Tests.Support;

/// <summary>Short ways to say what a commit writes.</summary>
internal static class Writes
{
    public static FieldWrite Put(ShardHash hash, string field, string value) => new(hash, Bytes(field), Bytes(value));

    public static FieldWrite Put(ShardHash hash, byte[] field, byte[] value) => new(hash, field, value);

    public static FieldWrite Delete(ShardHash hash, string field) => new(hash, Bytes(field), null);

    public static FieldWrite Entry(long version, string value) => new(ShardHash.CellLog, LogField.Of(version), Bytes(value));

    public static FieldWrite Trim(long version) => new(ShardHash.CellLog, LogField.Of(version), null);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    /// <summary>A part of a shard, whole, as text.</summary>
    public static async Task<SortedDictionary<string, string>> ReadAllAsync(this IShardStore store, ShardAddress address, ShardHash hash)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var (field, value) in store.ReadAsync(address, hash, CancellationToken.None))
        {
            all[Text(field)] = Text(value);
        }

        return all;
    }
}
