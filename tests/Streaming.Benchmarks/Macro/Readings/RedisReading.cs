using System.Globalization;
using StackExchange.Redis;
using Streaming.Redis.Connections;

namespace Streaming.Benchmarks.Macro.Readings;

/// <summary>What Redis has counted since it started.</summary>
/// <param name="Commands">Commands processed, those inside scripts included.</param>
/// <param name="ScriptCalls">Script calls among them: every commit, and every question of a reader, is one.</param>
/// <param name="BytesIn">Bytes that clients sent.</param>
/// <param name="BytesOut">Bytes that clients got.</param>
/// <param name="UsedBytes">Memory that the data takes now.</param>
internal readonly record struct RedisReading(long Commands, long ScriptCalls, long BytesIn, long BytesOut, long UsedBytes)
{
    /// <summary>Connects to a server so that its counters may be asked for.</summary>
    /// <param name="address">Its address.</param>
    public static Task<ConnectionMultiplexer> ConnectAsync(string address)
    {
        var options = RedisAddress.Parse(address);
        options.AllowAdmin = true;
        return ConnectionMultiplexer.ConnectAsync(options);
    }

    /// <summary>Reads a server.</summary>
    /// <param name="connection">A connection to it.</param>
    public static async Task<RedisReading> OfAsync(ConnectionMultiplexer connection)
    {
        var values = (await connection.GetServers()[0].InfoAsync("everything")).SelectMany(static section => section).ToLookup(static pair => pair.Key, static pair => pair.Value);
        return new RedisReading(
            Number(values["total_commands_processed"]),
            Calls(values["cmdstat_evalsha"]) + Calls(values["cmdstat_eval"]),
            Number(values["total_net_input_bytes"]),
            Number(values["total_net_output_bytes"]),
            Number(values["used_memory"]));
    }

    /// <summary>The process number of a server.</summary>
    /// <param name="address">Its address.</param>
    public static async Task<int> ProcessIdAsync(string address)
    {
        await using var connection = await ConnectAsync(address);
        var information = await connection.GetServers()[0].InfoAsync("server");
        var id = information.SelectMany(static section => section).First(static pair => pair.Key == "process_id").Value;
        return int.Parse(id, CultureInfo.InvariantCulture);
    }

    /// <summary>How many shards a server holds, of all groups.</summary>
    /// <param name="address">Its address.</param>
    public static async Task<int> ShardsAsync(string address)
    {
        await using var connection = await ConnectAsync(address);
        return connection.GetServers()[0].Keys(pattern: "*guard").Count();
    }

    /// <summary>What was counted since another reading.</summary>
    /// <param name="earlier">The other reading.</param>
    public RedisReading Since(in RedisReading earlier) => this with
    {
        Commands = Commands - earlier.Commands,
        ScriptCalls = ScriptCalls - earlier.ScriptCalls,
        BytesIn = BytesIn - earlier.BytesIn,
        BytesOut = BytesOut - earlier.BytesOut,
    };

    private static long Number(IEnumerable<string> values) => values.Sum(static value => long.Parse(value, CultureInfo.InvariantCulture));

    // calls=12,usec=34,...
    private static long Calls(IEnumerable<string> values) =>
        values.Sum(static value => long.Parse(value.Split(',')[0].Split('=')[1], CultureInfo.InvariantCulture));
}
