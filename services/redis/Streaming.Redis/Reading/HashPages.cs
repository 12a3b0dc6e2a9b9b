using System.Runtime.CompilerServices;
using StackExchange.Redis;
using Streaming.Redis.Connections;

namespace Streaming.Redis.Reading;

/// <summary>
/// Reads a whole hash that nobody writes meanwhile, in pages. While one page is being worked on, the next is already on its way.
/// </summary>
/// <remarks>
/// HSCAN may give a field twice. Were the hash written meanwhile, Redis would still give every field that is there from beginning to end;
/// Garnet, whose cursor is a position, would not. Such a hash is for <see cref="LiveHash"/>.
/// </remarks>
internal static class HashPages
{
    /// <summary>Reads the pages.</summary>
    /// <param name="commands">Where to read.</param>
    /// <param name="key">The hash.</param>
    /// <param name="pageBytes">About how many bytes a page should hold.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Pages of fields and values in turn.</returns>
    public static async IAsyncEnumerable<RedisResult[]> ReadAsync(
        RedisCommands commands, RedisKey key, int pageBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var size = new PageSize(pageBytes);
        Task<RedisResult>? next = commands.HashScanAsync(key, "0", size.Count);
        while (next is not null)
        {
            var reply = (RedisResult[])(await next.WaitAsync(cancellationToken))!;
            var cursor = (string)reply[0]!;
            var page = (RedisResult[]?)reply[1] ?? [];
            size.Learn(page.Length / 2, Bytes(page));
            next = cursor == "0" ? null : commands.HashScanAsync(key, cursor, size.Count);
            yield return page;
        }
    }

    private static long Bytes(RedisResult[] page)
    {
        var bytes = 0L;
        foreach (var part in page)
        {
            bytes += ((RedisValue)part).Length();
        }

        return bytes;
    }
}
