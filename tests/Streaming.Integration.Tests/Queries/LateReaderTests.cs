using System.Text;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Logs;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Queries;

/// <summary>A query service that starts over a shard with a long history has the numbers of one that has followed it from the start.</summary>
[Collection(SharedServers.Name)]
public sealed class LateReaderTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    // More customers than a page of names holds, and cells beyond the bytes from which a log is checkpointed.
    private const int Tickets = 90_000;

    [SkippableFact]
    public async Task Start_OverAShardOfManyCustomers_HasEveryNumber()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        await using var pipeline = Pipeline.OnShared(broker, store.Address, isReplay: false, partitions: 1);
        await pipeline.CreateTopicsAsync();
        await pipeline.StartWorkerAsync();
        using var follower = await pipeline.StartQueryAsync();
        using var sender = new EventSender(pipeline);
        var nowMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var fromMs = nowMs - (nowMs % 60_000) - (120 * 60_000);
        var log = new EventLog();
        for (var i = 0; i < Tickets; i++)
        {
            log.Add("ticket.created", fromMs + (i * 50L), ("ticketId", $"T-{i}"), ("customerId", $"customer {i}"), ("team", $"team {i % 30}"), ("channel", $"channel {i % 7}"));
        }

        await sender.SendAsync(log.Records.Select(static record => Encoding.UTF8.GetBytes(record.Json)));
        await using var stored = pipeline.OpenStore();
        await stored.WaitForAsync(Tickets);
        Assert.True(await stored.NamePagesAsync() > 2);
        using var late = await pipeline.StartQueryAsync();
        await follower.WaitForStoredAsync();
        await late.WaitForStoredAsync();

        foreach (var dimension in new[] { "team", "channel" })
        {
            var (followed, loaded) = (await follower.GetAsync(fromMs, fromMs + 7_200_000, dimension), await late.GetAsync(fromMs, fromMs + 7_200_000, dimension));

            Assert.Equal(Tickets, loaded.Values.Sum(static numbers => numbers.Values.Single(static one => one.Key.Kpi == "tickets_total").Value));
            Assert.Equal(dimension == "team" ? 30 : 7, loaded.Count);
            Assert.All(loaded, row => Assert.Equal(followed[row.Key].Values, row.Value.Values));
        }
    }
}
