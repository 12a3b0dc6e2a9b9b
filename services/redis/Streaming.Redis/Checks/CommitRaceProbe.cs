using System.Security.Cryptography;
using StackExchange.Redis;
using Streaming.Domain.Shards;
using Streaming.Redis.Connections;
using Streaming.Redis.Keys;
using Streaming.Redis.Shards;

namespace Streaming.Redis.Checks;

/// <summary>
/// Shows that the guard holds on the server at hand: on a shard of its own, two connections race through the same row of versions, each
/// sending all of them at once. Whoever is behind is refused quickly and so catches up, which keeps the two abreast. Every version must
/// be made exactly once, and what stands after a row must be from the one that made its last version.
/// </summary>
/// <remarks>A server whose scripts are not atomic is found out with high probability, not with certainty.</remarks>
/// <param name="one">One connection.</param>
/// <param name="other">Another.</param>
internal sealed class CommitRaceProbe(RedisCommands one, RedisCommands other)
{
    private const int Rows = 10;
    private const int RowLength = 32;
    private const int Fields = 64;

    private const string Broken = "Its scripts are not atomic: of two commits of the same version, not exactly one was performed. "
        + "On Garnet, start the server with --lua --lua-transaction-mode.";

    /// <summary>Runs the probe and removes its keys.</summary>
    /// <param name="prefix">Begins its keys.</param>
    /// <param name="cancellationToken">Gives up; a small shard under a random name may be left behind.</param>
    /// <returns>What is wrong; <see langword="null"/> when nothing is.</returns>
    public async Task<string?> RunAsync(string prefix, CancellationToken cancellationToken)
    {
        var keys = new ShardKeys(new ShardAddress(prefix, "probe-" + Convert.ToHexString(RandomNumberGenerator.GetBytes(8)), 0));
        try
        {
            RedisValue nonce = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
            var acquired = (RedisValue[])(await one.EvaluateAsync(ShardScripts.Acquire, keys.All, [nonce]).WaitAsync(cancellationToken))!;
            var epoch = StoredGuard.Read(acquired)!.Guard.Epoch;
            for (var row = 0; row < Rows; row++)
            {
                if (!await RaceAsync(keys, epoch, (row * RowLength) + 1, cancellationToken))
                {
                    return Broken;
                }
            }

            return null;
        }
        catch (RedisServerException error) when (!RedisErrors.MayPass(error))
        {
            return $"It cannot run the commit script ({error.Message}). Scripts (EVALSHA) must be allowed; on Garnet, start the server with --lua --lua-transaction-mode.";
        }
        finally
        {
            await one.DeleteAsync(keys.All);
        }
    }

    private static RedisValue[] Commit(ShardEpoch epoch, long version, byte author)
    {
        var writes = new FieldWrite[Fields];
        for (var i = 0; i < Fields; i++)
        {
            writes[i] = new FieldWrite(i % 2 == 0 ? ShardHash.Pages : ShardHash.Dormant, new[] { (byte)i }, new[] { author });
        }

        return CommitArguments.Build(new ShardCommit(epoch, version, new[] { author }, writes, Fields * 2));
    }

    private static Task<RedisResult[]> Begin(RedisCommands commands, ShardKeys keys, ShardEpoch epoch, long firstVersion, byte author)
    {
        var answers = new Task<RedisResult>[RowLength];
        for (var i = 0; i < RowLength; i++)
        {
            answers[i] = commands.EvaluateAsync(ShardScripts.Commit, keys.All, Commit(epoch, firstVersion + i, author));
        }

        return Task.WhenAll(answers);
    }

    private async Task<bool> RaceAsync(ShardKeys keys, ShardEpoch epoch, long firstVersion, CancellationToken cancellationToken)
    {
        const byte First = 1;
        const byte Second = 2;
        var both = await Task.WhenAll(Begin(one, keys, epoch, firstVersion, First), Begin(other, keys, epoch, firstVersion, Second)).WaitAsync(cancellationToken);
        var winner = First;
        for (var i = 0; i < RowLength; i++)
        {
            var firstWon = both[0][i].Resp2Type != ResultType.Array;
            var secondWon = both[1][i].Resp2Type != ResultType.Array;
            if (firstWon == secondWon)
            {
                return false;
            }

            winner = firstWon ? First : Second;
        }

        var fields = new RedisValue[Fields / 2];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = new[] { (byte)(i * 2) };
        }

        var pages = await one.HashGetAsync(keys[ShardHash.Pages], fields).WaitAsync(cancellationToken);
        return Array.TrueForAll(pages, value => (byte[]?)value is [var author] && author == winner);
    }
}
