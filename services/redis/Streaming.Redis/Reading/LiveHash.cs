using System.Runtime.CompilerServices;
using StackExchange.Redis;
using Streaming.Redis.Connections;

namespace Streaming.Redis.Reading;

/// <summary>
/// Reads a whole hash while its owner goes on writing: first the names of its fields in one step, then their values in pages.
/// </summary>
/// <remarks>
/// Every field that is there from beginning to end is given exactly once, with a value that it had at some moment in between; one that is
/// deleted meanwhile may be left out, and one that is added is left out. The names of 100,000 fields hold Redis for a few milliseconds,
/// which a reader asks for only when it must load a shard anew.
/// </remarks>
internal static class LiveHash
{
    /// <summary>Reads the fields.</summary>
    /// <param name="commands">Where to read.</param>
    /// <param name="key">The hash.</param>
    /// <param name="pageBytes">About how many bytes one reply should hold.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async IAsyncEnumerable<(ReadOnlyMemory<byte> Field, ReadOnlyMemory<byte> Value)> ReadAsync(
        RedisCommands commands, RedisKey key, int pageBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var fields = await commands.HashKeysAsync(key).WaitAsync(cancellationToken);
        var size = new PageSize(pageBytes);
        var asked = Ask(commands, key, fields, 0, size.Count);
        for (var first = 0; first < fields.Length;)
        {
            var page = fields.AsMemory(first, Math.Min(asked.Count, fields.Length - first));
            var values = await asked.Values.WaitAsync(cancellationToken);
            first += page.Length;
            size.Learn(page.Length, Bytes(page, values));
            asked = Ask(commands, key, fields, first, size.Count);

            for (var i = 0; i < values.Length; i++)
            {
                if (!values[i].IsNull)
                {
                    yield return ((byte[])page.Span[i]!, (byte[])values[i]!);
                }
            }
        }
    }

    private static (int Count, Task<RedisValue[]> Values) Ask(RedisCommands commands, RedisKey key, RedisValue[] fields, int first, int count)
    {
        var page = fields.AsSpan(first, Math.Min(count, fields.Length - first)).ToArray();
        return (page.Length, page.Length == 0 ? Task.FromResult(page) : commands.HashGetAsync(key, page));
    }

    private static long Bytes(ReadOnlyMemory<RedisValue> fields, RedisValue[] values)
    {
        var bytes = 0L;
        for (var i = 0; i < values.Length; i++)
        {
            bytes += fields.Span[i].Length() + values[i].Length();
        }

        return bytes;
    }
}
