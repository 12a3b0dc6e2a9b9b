using StackExchange.Redis;
using Streaming.Redis.Keys;

namespace Streaming.Redis.Connections;

/// <summary>The few commands that this edge uses, each counted as traffic and sent to the primary only.</summary>
/// <param name="database">Where to send.</param>
/// <param name="traffic">Where to count.</param>
internal readonly struct RedisCommands(IDatabase database, RedisTraffic traffic)
{
    /// <summary>Bytes of a command's own words: array header, name, script hash, number of keys.</summary>
    private const int Overhead = 80;

    /// <summary>Runs a script; the client sends its hash, and the text where the server does not know it.</summary>
    /// <param name="script">The script's text.</param>
    /// <param name="keys">Every key that it touches.</param>
    /// <param name="arguments">Its arguments.</param>
    public Task<RedisResult> EvaluateAsync(string script, RedisKey[] keys, RedisValue[] arguments)
    {
        traffic.Sent(Overhead + Bytes(keys) + Bytes(arguments));
        return HearAsync(database.ScriptEvaluateAsync(script, keys, arguments, CommandFlags.DemandMaster));
    }

    /// <summary>Reads several fields of a hash.</summary>
    /// <param name="key">The hash.</param>
    /// <param name="fields">The fields.</param>
    public Task<RedisValue[]> HashGetAsync(RedisKey key, RedisValue[] fields)
    {
        traffic.Sent(Overhead + RedisTraffic.Framed(key.ToString().Length) + Bytes(fields));
        return HearAsync(database.HashGetAsync(key, fields, CommandFlags.DemandMaster));
    }

    /// <summary>Reads the names of all fields of a hash.</summary>
    /// <param name="key">The hash.</param>
    public Task<RedisValue[]> HashKeysAsync(RedisKey key)
    {
        traffic.Sent(Overhead + RedisTraffic.Framed(key.ToString().Length));
        return HearAsync(database.HashKeysAsync(key, CommandFlags.DemandMaster));
    }

    /// <summary>Reads one page of a hash.</summary>
    /// <param name="key">The hash.</param>
    /// <param name="cursor">Where the page begins; <c>0</c> for the first.</param>
    /// <param name="count">About how many fields.</param>
    public Task<RedisResult> HashScanAsync(RedisKey key, string cursor, int count)
    {
        traffic.Sent(Overhead + RedisTraffic.Framed(key.ToString().Length) + RedisTraffic.Framed(cursor.Length));
        return HearAsync(database.ExecuteAsync("HSCAN", [key, cursor, "COUNT", count], CommandFlags.DemandMaster));
    }

    /// <summary>Removes keys that lie in one slot.</summary>
    /// <param name="keys">The keys.</param>
    public Task DeleteAsync(RedisKey[] keys)
    {
        traffic.Sent(Overhead + Bytes(keys));
        return HearAsync(database.KeyDeleteAsync(keys, CommandFlags.DemandMaster));
    }

    /// <summary>Reads the fields of a guard.</summary>
    /// <param name="keys">The shard's keys.</param>
    public Task<RedisValue[]> GuardAsync(ShardKeys keys) => HashGetAsync(keys.Guard, GuardFields.All);

    /// <summary>
    /// Waits for an answer. When the client ends a connection that has fallen silent, what waits there fails with whatever its reader met: that is a lost
    /// connection like any other, not an end that somebody asked for nor a fault of this program.
    /// </summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="answer">The answer on its way.</param>
    /// <exception cref="RedisException">The server cannot be reached, or refused.</exception>
    /// <exception cref="TimeoutException">The server does not answer in time.</exception>
    public static async Task<T> HearAsync<T>(Task<T> answer)
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or (InvalidOperationException and not ObjectDisposedException))
        {
            throw new RedisConnectionException(ConnectionFailureType.InternalFailure, $"The connection ended before the answer came: {fault.Message}", fault);
        }
    }

    private static long Bytes(RedisKey[] keys)
    {
        var bytes = 0L;
        foreach (var key in keys)
        {
            bytes += RedisTraffic.Framed(key.ToString().Length);
        }

        return bytes;
    }

    private static long Bytes(RedisValue[] values)
    {
        var bytes = 0L;
        foreach (var value in values)
        {
            bytes += RedisTraffic.Framed((int)value.Length());
        }

        return bytes;
    }
}
