using System.Runtime.CompilerServices;
using StackExchange.Redis;
using Streaming.Redis.Connections;
using Streaming.Redis.Shards;

namespace Streaming.Redis.Reading;

/// <summary>Reads a whole log while its owner goes on writing: the versions of its entries in one step, then the entries, oldest first, in pages.</summary>
internal static class LogPages
{
    /// <summary>Reads the entries.</summary>
    /// <param name="commands">Where to read.</param>
    /// <param name="key">The log.</param>
    /// <param name="pageBytes">About how many bytes one reply should hold.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Entries by rising version; without a value where the owner deleted one before it was read.</returns>
    public static async IAsyncEnumerable<(long Version, ReadOnlyMemory<byte>? Value)> ReadAsync(
        RedisCommands commands, RedisKey key, int pageBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var fields = await commands.HashKeysAsync(key).WaitAsync(cancellationToken);
        var versions = Array.ConvertAll(fields, static field => LogField.Version((byte[])field!));
        Array.Sort(versions, fields);
        var size = new PageSize(pageBytes);
        for (var first = 0; first < fields.Length;)
        {
            var page = fields.AsSpan(first, Math.Min(size.Count, fields.Length - first)).ToArray();
            var values = await commands.HashGetAsync(key, page).WaitAsync(cancellationToken);
            var bytes = 0L;
            for (var i = 0; i < values.Length; i++)
            {
                bytes += values[i].Length();
                yield return (versions[first + i], values[i].IsNull ? null : (ReadOnlyMemory<byte>?)(byte[])values[i]!);
            }

            size.Learn(page.Length, bytes);
            first += page.Length;
        }
    }
}
