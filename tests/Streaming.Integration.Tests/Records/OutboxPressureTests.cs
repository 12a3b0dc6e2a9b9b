using System.Globalization;
using System.Text;
using Streaming.Contracts;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Records;

/// <summary>
/// The broker refuses what shards have to tell, for as long as it likes: no more waits than is allowed, the shard stands still meanwhile, through a
/// killed worker too, and in the end everything is told once.
/// </summary>
[Collection(FailingRecords.Name)]
public sealed class OutboxPressureTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    private const int Tickets = 6_000;
    private const int Allowed = 1 << 20;

    // A message takes half a kilobyte and more; beyond the allowance comes what one turn adds before it is seen to be full.
    private const int MostWaiting = (Allowed + (512 * 1024)) / 400;

    [SkippableFact]
    public async Task Publish_BrokerRefusesForLong_IsBoundedAndLosesNothing()
    {
        await using var pipeline = Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: false, partitions: 1);
        pipeline.Settings["Ingestion:OutboxBytes"] = Allowed.ToString(CultureInfo.InvariantCulture);
        pipeline.Settings["Sla:Policies:0:Name"] = "standard";
        pipeline.Settings["Sla:Policies:0:Targets:0:Clock"] = "first_reply";
        pipeline.Settings["Sla:Policies:0:Targets:0:Duration"] = "30m";
        using var told = await SlaTopic.OpenAsync(pipeline);
        using var sender = new EventSender(pipeline);
        await using var store = pipeline.OpenStore();
        await pipeline.CreateTopicsAsync();
        await LimitAsync(pipeline, bytes: 100);

        await sender.SendAsync(Created(0, Tickets / 2));
        await using (var first = await pipeline.StartWorkerAsync())
        {
            await WaitsAsync(first);
            await sender.SendAsync(Created(Tickets / 2, Tickets));
            await WaitsAsync(first);
            Assert.True(await store.ConsumedAsync() < Tickets, "The shard goes on although it cannot tell what follows.");
            await first.KillAsync();
        }

        var second = await pipeline.StartWorkerAsync();
        await WaitsAsync(second);
        await LimitAsync(pipeline, bytes: 1_000_000);
        await told.UntilAsync(messages => messages.Select(message => message.Key).Distinct().Count() == Tickets);

        Assert.All(told.Messages, message => Assert.Equal(SlaEventTypes.Breached, message.Type));
        Assert.All(told.Messages.GroupBy(message => message.Key), ticket => Assert.Single(ticket.Select(message => message.Text).Distinct()));
    }

    [SkippableFact]
    public async Task Publish_ShardsGoElsewhereWhileTheBrokerRefuses_WorkerIsReadyAgain()
    {
        await using var pipeline = Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: false, partitions: 1);
        pipeline.Settings["Sla:Policies:0:Name"] = "standard";
        pipeline.Settings["Sla:Policies:0:Targets:0:Clock"] = "first_reply";
        pipeline.Settings["Sla:Policies:0:Targets:0:Duration"] = "30m";
        using var told = await SlaTopic.OpenAsync(pipeline);
        using var sender = new EventSender(pipeline);
        await pipeline.CreateTopicsAsync();
        await LimitAsync(pipeline, bytes: 100);
        await sender.SendAsync(Created(0, 10));
        await using var first = await pipeline.StartWorkerAsync();
        var answer = (IsReady: true, Text: string.Empty);
        await Wait.UntilAsync(
            async () => !(answer = await first.ReadinessAsync()).IsReady && answer.Text.Contains("cannot be written", StringComparison.Ordinal),
            () => $"the worker does not say that it is not heard: {answer.Text}");

        var second = await TakeOverAsync(pipeline, first);
        await LimitAsync(pipeline, bytes: 1_000_000);
        await told.UntilAsync(messages => messages.Select(message => message.Key).Distinct().Count() == 10);
        await second.WaitUntilReadyAsync();
        await first.WaitUntilReadyAsync();
    }

    /// <summary>Starts workers until one has the only shard: which of two members gets it is up to the group.</summary>
    private static async Task<HostProcess> TakeOverAsync(Pipeline pipeline, HostProcess first)
    {
        while (true)
        {
            var second = await pipeline.StartWorkerAsync();
            await Wait.UntilAsync(
                async () => (await second.ReadinessAsync()).Text.Contains("cannot be written", StringComparison.Ordinal) || await second.MetricAsync(MetricNames.Ready) == 1,
                () => $"the second worker is no member of the group. {second.Output}");
            if (await first.MetricAsync(MetricNames.ShardsHeld) == 0)
            {
                return second;
            }

            await second.StopAsync();
        }
    }

    /// <summary>The outbox is full, and is not more than full whenever one looks.</summary>
    private static async Task WaitsAsync(HostProcess worker)
    {
        var waiting = 0.0;
        var looked = 0;
        await Wait.UntilAsync(
            async () =>
            {
                waiting = await worker.MetricAsync(MetricNames.OutboxMessages);
                Assert.True(waiting <= MostWaiting, $"{waiting} messages wait.");
                looked += waiting * 1024 > Allowed ? 1 : 0;
                return looked == 25;
            },
            () => $"{waiting} messages wait.");
    }

    private static Task LimitAsync(Pipeline pipeline, int bytes) => TopicLimits.SetAsync(pipeline.Kafka, pipeline.Settings["Ingestion:SlaTopic"], bytes);

    private static IEnumerable<byte[]> Created(int from, int to)
    {
        var startMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - (2 * 3_600_000);
        for (var ticket = from; ticket < to; ticket++)
        {
            var time = DateTimeOffset.FromUnixTimeMilliseconds(startMs + ticket).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            yield return Encoding.UTF8.GetBytes(
                $$$"""{"specversion":"1.0","id":"created-{{{ticket}}}","source":"/sla","type":"support.ticket.created.v1","time":"{{{time}}}","data":{"ticketId":"T-{{{ticket}}}","customerId":"c"}}""");
        }
    }
}
