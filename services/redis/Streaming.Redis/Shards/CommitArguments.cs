using StackExchange.Redis;
using Streaming.Domain.Shards;

namespace Streaming.Redis.Shards;

/// <summary>Lays a commit out as the arguments of <see cref="ShardScripts.Commit"/>. Field and value bytes are referred to, not copied.</summary>
internal static class CommitArguments
{
    private const int HeadLength = 7;
    private const int RunHeadLength = 3;

    /// <summary>Makes the arguments.</summary>
    /// <param name="commit">The commit.</param>
    public static RedisValue[] Build(ShardCommit commit)
    {
        var writes = commit.Writes;
        var arguments = new RedisValue[Count(writes)];
        arguments[0] = commit.Epoch.Counter;
        arguments[1] = commit.Epoch.Nonce;
        arguments[2] = commit.Version - 1;
        arguments[3] = commit.Version;
        arguments[4] = commit.Meta;

        var (trimmed, ticketsTrimmed) = (0L, 0L);
        var at = HeadLength;
        for (var first = 0; first < writes.Count;)
        {
            var end = EndOfRun(writes, first);
            var put = writes[first].Value is not null;
            arguments[at++] = put ? "+" : "-";
            arguments[at++] = (int)writes[first].Hash;
            arguments[at++] = (end - first) * (put ? 2 : 1);
            for (; first < end; first++)
            {
                var write = writes[first];
                arguments[at++] = write.Field;
                if (write.Value is { } value)
                {
                    arguments[at++] = value;
                }
                else if (write.Hash == ShardHash.CellLog)
                {
                    trimmed = Math.Max(trimmed, LogField.Version(write.Field));
                }
                else if (write.Hash == ShardHash.TicketLog)
                {
                    ticketsTrimmed = Math.Max(ticketsTrimmed, LogField.Version(write.Field));
                }
            }
        }

        arguments[HeadLength - 2] = trimmed;
        arguments[HeadLength - 1] = ticketsTrimmed;
        return arguments;
    }

    private static int Count(IReadOnlyList<FieldWrite> writes)
    {
        var count = HeadLength;
        for (var first = 0; first < writes.Count;)
        {
            var end = EndOfRun(writes, first);
            count += RunHeadLength + ((end - first) * (writes[first].Value is null ? 1 : 2));
            first = end;
        }

        return count;
    }

    private static int EndOfRun(IReadOnlyList<FieldWrite> writes, int first)
    {
        var (hash, _, value) = writes[first];
        var end = first + 1;
        while (end < writes.Count && writes[end].Hash == hash && writes[end].Value is null == value is null)
        {
            end++;
        }

        return end;
    }
}
