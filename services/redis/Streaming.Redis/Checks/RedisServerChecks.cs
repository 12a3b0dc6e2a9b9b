using StackExchange.Redis;
using Streaming.Redis.Connections;

namespace Streaming.Redis.Checks;

/// <summary>
/// What is asked of Redis before the first shard is acquired: that it evicts nothing, and that it performs a commit's script atomically.
/// </summary>
/// <param name="connections">The connections to Redis.</param>
/// <param name="options">The prefix of the probe's keys.</param>
/// <param name="traffic">Where commands are counted.</param>
public sealed class RedisServerChecks(RedisConnections connections, Microsoft.Extensions.Options.IOptions<RedisOptions> options, RedisTraffic traffic)
{
    private const string PolicyField = "maxmemory_policy";
    private const string SafePolicy = "noeviction";

    /// <summary>Performs the checks.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RedisException">Redis cannot be reached.</exception>
    /// <exception cref="TimeoutException">Redis does not answer in time.</exception>
    public async Task<RedisCheckReport> CheckAsync(CancellationToken cancellationToken)
    {
        var commits = await connections.CommitsAsync(cancellationToken);
        var reads = await connections.ReadsAsync(cancellationToken);
        var problems = new List<string>();
        await CheckEvictionAsync(commits, problems, cancellationToken);

        var probe = new CommitRaceProbe(new RedisCommands(commits.GetDatabase(), traffic), new RedisCommands(reads.GetDatabase(), traffic));
        if (await probe.RunAsync(options.Value.KeyPrefix, cancellationToken) is { } problem)
        {
            problems.Add(problem);
        }

        return new RedisCheckReport(problems);
    }

    /// <summary>Performs the checks, and throws when Redis must not be used.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RedisUnfitException">Redis could lose what was committed.</exception>
    /// <exception cref="RedisException">Redis cannot be reached.</exception>
    /// <exception cref="TimeoutException">Redis does not answer in time.</exception>
    public async Task EnsureFitAsync(CancellationToken cancellationToken)
    {
        var report = await CheckAsync(cancellationToken);
        if (!report.Passed)
        {
            throw new RedisUnfitException(report);
        }
    }

    /// <summary>INFO rather than CONFIG, which managed servers often forbid. A server that reports no policy (Garnet) has none.</summary>
    private static async Task CheckEvictionAsync(IConnectionMultiplexer commits, List<string> problems, CancellationToken cancellationToken)
    {
        var primaries = Array.FindAll(commits.GetServers(), server => server is { IsConnected: true, IsReplica: false });
        if (primaries.Length == 0)
        {
            throw new RedisConnectionException(ConnectionFailureType.UnableToConnect, $"No Redis primary is connected at {commits.Configuration.Split(',')[0]}.");
        }

        foreach (var server in primaries)
        {
            // The client's own INFO method asks for admin rights, which this process should not need.
            var memory = (string?)await RedisCommands.HearAsync(server.ExecuteAsync("INFO", "memory")).WaitAsync(cancellationToken) ?? string.Empty;
            var policy = PolicyIn(memory);
            if (policy is not (null or SafePolicy))
            {
                problems.Add($"{server.EndPoint} has {PolicyField} {policy} and could silently drop counts when memory runs short; set maxmemory-policy {SafePolicy}.");
            }
        }
    }

    private static string? PolicyIn(string memory)
    {
        foreach (var line in memory.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith(PolicyField, StringComparison.Ordinal) && line[PolicyField.Length..] is [':', .. var policy])
            {
                return policy;
            }
        }

        return null;
    }
}
