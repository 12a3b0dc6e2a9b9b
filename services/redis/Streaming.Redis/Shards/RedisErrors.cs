using StackExchange.Redis;

namespace Streaming.Redis.Shards;

/// <summary>Tells errors that pass from errors that stay.</summary>
internal static class RedisErrors
{
    private static readonly string[] Passing =
    [
        "ASK", "BUSY", "CLUSTERDOWN", "LOADING", "MASTERDOWN", "MISCONF", "MOVED", "NOREPLICAS", "NOSCRIPT", "OOM", "READONLY", "TRYAGAIN",
    ];

    /// <summary>Whether the same command may succeed later: the connection or the reply was lost, or the server said that it cannot now.</summary>
    /// <param name="error">What the client threw.</param>
    public static bool MayPass(Exception error) => error switch
    {
        RedisTimeoutException or RedisConnectionException => true,
        RedisServerException server => Array.Exists(Passing, prefix => server.Message.StartsWith(prefix, StringComparison.Ordinal)),
        _ => false,
    };
}
