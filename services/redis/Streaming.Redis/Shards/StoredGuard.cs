using StackExchange.Redis;
using Streaming.Domain.Shards;
using Streaming.Redis.Keys;

namespace Streaming.Redis.Shards;

/// <summary>A guard as it was read from Redis.</summary>
/// <param name="Guard">What the owner and the readers see of it.</param>
/// <param name="Trimmed">The highest version whose entry has been deleted from the cell log; 0 when none has.</param>
/// <param name="TicketsTrimmed">The same of the ticket log.</param>
internal sealed record StoredGuard(ShardGuard Guard, long Trimmed, long TicketsTrimmed)
{
    private const int FirstCount = 5;

    /// <summary>Reads the values of <see cref="GuardFields.All"/>.</summary>
    /// <param name="fields">The values, in that order.</param>
    /// <returns>The guard, or <see langword="null"/> when the shard was never acquired.</returns>
    public static StoredGuard? Read(RedisValue[] fields)
    {
        if (fields[0].IsNull)
        {
            return null;
        }

        var counts = new long[ShardKeys.HashCount];
        for (var hash = 0; hash < counts.Length; hash++)
        {
            counts[hash] = Number(fields[FirstCount + hash]);
        }

        var epoch = new ShardEpoch(Number(fields[0]), fields[1].IsNull ? 0 : (ulong)fields[1]);
        var guard = new ShardGuard(epoch, Number(fields[2]), (byte[]?)fields[3] ?? [], counts);
        return new StoredGuard(guard, Number(fields[4]), Number(fields[FirstCount + counts.Length]));
    }

    private static long Number(RedisValue value) => value.IsNull ? 0 : (long)value;
}
