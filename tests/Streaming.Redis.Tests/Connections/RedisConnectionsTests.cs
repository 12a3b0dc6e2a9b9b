using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Streaming.Redis.Connections;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Network;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Redis.Tests.Connections;

/// <summary>The connections at their end.</summary>
public sealed class RedisConnectionsTests
{
    /// <summary>A host that is to stop must not wait for a server that stands still.</summary>
    [SkippableFact]
    public async Task DisposeAsync_ServerDoesNotAnswer_GivesUpWhatIsUnanswered()
    {
        await using var server = await Requires.ServerAsync("A Redis server", RedisWays.OfOurOwn());
        await using var proxy = new CuttingProxy(server.Ports[0]);
        var still = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var address = string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{proxy.Port}");
        var connections = new RedisConnections(new RedisOptions { Address = address, CommandTimeout = TimeSpan.FromSeconds(60) }, url: null, NullLoggerFactory.Instance);
        var commits = await connections.CommitsAsync(CancellationToken.None);
        proxy.LetHappenBefore("asked-in-vain"u8.ToArray(), () => still.Task);
        var unanswered = commits.GetDatabase().StringGetAsync("asked-in-vain");

        try
        {
            await connections.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            still.SetResult();
        }

        await Assert.ThrowsAnyAsync<Exception>(() => unanswered);
    }
}
