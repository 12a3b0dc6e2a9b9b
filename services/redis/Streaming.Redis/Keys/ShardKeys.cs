using StackExchange.Redis;
using Streaming.Domain.Shards;
using Streaming.Redis.Shards;

namespace Streaming.Redis.Keys;

/// <summary>
/// The Redis keys of one shard: the only place where keys are built. The address is the hash tag, so that all keys of a shard lie in one
/// slot of a Redis Cluster and one script may write them together.
/// </summary>
internal sealed class ShardKeys
{
    /// <summary>Number of <see cref="ShardHash"/> values, and so of counts that a guard holds.</summary>
    public const int HashCount = 6;

    private static readonly string[] HashNames = ["tickets", "cells", "pages", "dormant", "names", "outbox"];

    /// <summary>Builds the keys of a shard.</summary>
    /// <param name="address">The shard.</param>
    /// <exception cref="ArgumentException">A part of the address is empty or holds a brace, which would move the hash tag.</exception>
    public ShardKeys(ShardAddress address)
    {
        Check(address.Prefix, nameof(address));
        Check(address.Group, nameof(address));

        var tag = $"{{{address}}}:";
        Guard = tag + "guard";
        All = new RedisKey[HashCount + 1];
        All[0] = Guard;
        for (var hash = 0; hash < HashCount; hash++)
        {
            All[hash + 1] = tag + HashNames[hash];
        }

        GuardAndLogs = [Guard, this[ShardHash.CellLog], this[ShardHash.TicketLog]];
    }

    /// <summary>The guard: epoch, version, meta, counts.</summary>
    public RedisKey Guard { get; }

    /// <summary>The guard, then every hash in the order of <see cref="ShardHash"/>: what the writing scripts take.</summary>
    public RedisKey[] All { get; }

    /// <summary>The guard, the cell log and the ticket log: what the readers' script takes.</summary>
    public RedisKey[] GuardAndLogs { get; }

    /// <summary>The key of one part of the shard.</summary>
    /// <param name="hash">The part.</param>
    public RedisKey this[ShardHash hash] => All[(int)hash + 1];

    private static void Check(string part, string parameter)
    {
        if (string.IsNullOrEmpty(part) || part.AsSpan().ContainsAny('{', '}'))
        {
            throw new ArgumentException($"'{part}' cannot be part of a shard's keys: it must not be empty or hold a brace.", parameter);
        }
    }
}
