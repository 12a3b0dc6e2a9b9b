using StackExchange.Redis;

namespace Streaming.Redis.Keys;

/// <summary>Names of the fields in a shard's guard, in the order in which every script answers with them.</summary>
internal static class GuardFields
{
    /// <summary>The names as arguments of an HMGET inside a script.</summary>
    public const string Lua = "'e', 'n', 'v', 'm', 't', 'c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'u'";

    /// <summary>Where, counted from 1 as Lua does, trimmed of the ticket log stands.</summary>
    public const string LuaTicketsTrimmed = "12";

    /// <summary>
    /// The same names as arguments of a command: epoch counter, nonce, version, meta, trimmed (the highest version whose entry has left
    /// the cell log), then the number of fields that each hash must hold, and trimmed of the ticket log.
    /// </summary>
    public static readonly RedisValue[] All = ["e", "n", "v", "m", "t", "c0", "c1", "c2", "c3", "c4", "c5", "u"];
}
