using System.Runtime.CompilerServices;
using StackExchange.Redis;
using Streaming.Redis.Connections;

namespace Streaming.Redis.Reading;

/// <summary>
/// Reads a whole hash in pages. A page asks for as many fields as its predecessor's mean size lets fit into the wished bytes, starting
/// small; while one page is being worked on, the next is already on its way.
/// </summary>
/// <remarks>
/// What HSCAN promises holds: a field that is there from beginning to end is given at least once, possibly twice; one that comes or goes
/// meanwhile may or may not be given.
/// </remarks>
internal static class HashPages
{
    private const int FirstCount = 16;
    private const int MaxCount = 16 * 1024;
    private const int MaxGrowth = 8;

    /// <summary>Reads the pages.</summary>
    /// <param name="commands">Where to read.</param>
    /// <param name="key">The hash.</param>
    /// <param name="pageBytes">About how many bytes a page should hold.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Pages of fields and values in turn.</returns>
    public static async IAsyncEnumerable<RedisResult[]> ReadAsync(
        RedisCommands commands, RedisKey key, int pageBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var count = FirstCount;
        Task<RedisResult>? next = commands.HashScanAsync(key, "0", count);
        while (next is not null)
        {
            var reply = (RedisResult[])(await next.WaitAsync(cancellationToken))!;
            var cursor = (string)reply[0]!;
            var page = (RedisResult[]?)reply[1] ?? [];
            count = NextCount(count, page, pageBytes);
            next = cursor == "0" ? null : commands.HashScanAsync(key, cursor, count);
            yield return page;
        }
    }

    private static int NextCount(int count, RedisResult[] page, int pageBytes)
    {
        if (page.Length == 0)
        {
            return count;
        }

        var bytes = 1L;
        foreach (var part in page)
        {
            bytes += ((RedisValue)part).Length();
        }

        var fitting = pageBytes * (page.Length / 2L) / bytes;
        return (int)Math.Clamp(fitting, 1, Math.Min(MaxCount, (long)count * MaxGrowth));
    }
}
