using Microsoft.Extensions.DependencyInjection;
using Streaming.Domain.Outbox;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Options;
using Streaming.Ingestion.Tests.Support;
using Streaming.Redis.Shards;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Ingestion.Tests.Worker;

/// <summary>Both groups in one worker, against librdkafka's mock cluster and a real Redis.</summary>
public sealed class CustomerWorkerTests(MockKafkaFixture kafka, AnyRedisFixture redis)
    : IClassFixture<MockKafkaFixture>, IClassFixture<AnyRedisFixture>
{
    private readonly string _prefix = $"c{Guid.NewGuid():N}";

    [SkippableFact]
    public async Task Worker_TicketsAndCustomers_EachGroupCommitsItsOwn()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        var tickets = events.Written;
        for (var i = 0; i < 20; i++)
        {
            await events.SendAsync(_prefix + "-customers", $"c-{i}", "customer.joined", $$"""{"customerId":"c-{{i}}","segment":"craft"}""", time: null);
            await events.SendAsync(_prefix + "-business", $"a-{i}", "workforce.agent-joined", $$"""{"agentId":"a-{{i}}"}""", time: null);
        }

        // Of the other group's family: counted as an unknown type, and passed over.
        await events.SendAsync(_prefix + "-customers", "T-1", "ticket.merged", """{"ticketId":"T-1","into":"T-2"}""", time: null);

        await using var worker = await WorkerHost.StartAsync(
            broker,
            store,
            _prefix,
            "--Ingestion:CustomerConsumers=1",
            "--Ingestion:JoinTopic=",
            $"--Kafka:CustomerGroupId={_prefix}-c",
            $"--Ingestion:CustomerTopics:0={_prefix}-customers",
            $"--Ingestion:CustomerTopics:1={_prefix}-business");

        await worker.CommitsAsync(tickets);
        await Eventually.HoldsAsync("customers committed", async () => await CommittedAsync(worker) == events.Written - tickets);
        await Eventually.HoldsAsync("ready", () => worker.IsReady);
        var scrape = await worker.ScrapeAsync();
        Assert.Contains("streaming_unknown_type_events_total 1", scrape, StringComparison.Ordinal);
        Assert.Contains("streaming_shards_held 8", scrape, StringComparison.Ordinal);
        Assert.Contains("shard=\"customers-0\"", scrape, StringComparison.Ordinal);
    }

    /// <summary>Nobody but a worker may write to the internal topic: what it did not write there is set aside, and the shard goes on.</summary>
    [SkippableFact]
    public async Task Worker_ForeignRecordInTheInternalTopic_IsADeadLetterAndChangesNothing()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        var tickets = events.Written;
        await events.SendAsync(_prefix + "-business", "a-1", "workforce.agent-joined", """{"agentId":"a-1"}""", time: null);
        await events.SendAsync(_prefix + "-joins", "c-1", "customer.joined", """{"customerId":"c-1"}""", time: null);
        await events.SendAsync(_prefix + "-joins", "c-1", "customer.ticket-opened", """{"customerId":"c-1","ticketId":"T-2"}""", time: null);

        await using var worker = await WorkerHost.StartAsync(
            broker,
            store,
            _prefix,
            "--Ingestion:CustomerConsumers=1",
            $"--Ingestion:JoinTopic={_prefix}-joins",
            $"--Kafka:CustomerGroupId={_prefix}-c",
            $"--Ingestion:CustomerTopics:0={_prefix}-customers",
            $"--Ingestion:CustomerTopics:1={_prefix}-business");

        await Eventually.HoldsAsync("customers committed", async () => await CommittedAsync(worker) >= events.Written - tickets);
        var scrape = await worker.ScrapeAsync();
        Assert.Contains("streaming_dead_letters_total{reason=\"not_told\"} 2", scrape, StringComparison.Ordinal);
    }

    /// <summary>Before customers were told in batches, a message was for one customer and had a key: one that was left is published as it is, and stops nothing.</summary>
    [SkippableFact]
    public async Task Worker_MessageOfAnOlderVersionInAnOutbox_IsPublishedAndSetAside()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await events.SendAsync(_prefix + "-customers", "C-1", "customer.joined", """{"customerId":"C-1","segment":"craft"}""", time: null);
        await LeaveInOutboxAsync(store, new OutboxMessage(_prefix + "-joins", "C-1"u8.ToArray(), "application/cloudevents+json", "{}"u8.ToArray(), 0));

        await using var worker = await StartToldAsync(broker, store);

        await Eventually.HoldsAsync("the customer, what its shard is told and the message are committed", async () => await CommittedAsync(worker) == 3);
        await Eventually.HoldsAsync("ready", () => worker.IsReady);
        Assert.Contains("streaming_dead_letters_total{reason=\"not_told\"} 1", await worker.ScrapeAsync(), StringComparison.Ordinal);
    }

    /// <summary>What tickets' shards tell customers' bears the time of the tickets: a replay of last week's must not look like a week's delay.</summary>
    [SkippableFact]
    public async Task Worker_WhatShardsTellEachOther_CountsAsNoRecordOfTheBrokers()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        await events.TouchTopicsAsync();
        await events.CreateAsync("T-1", now.AddDays(-7));

        await using var worker = await StartToldAsync(broker, store);

        await Eventually.HoldsAsync("what was told is committed", async () => await CommittedAsync(worker) > 0);
        Assert.All(await CustomerMetasAsync(worker), static meta => Assert.Equal(long.MinValue, meta.NewestRecordMs));

        var earlier = now.AddHours(-1);
        await events.SendAsync(_prefix + "-customers", "c-1", "customer.joined", """{"customerId":"c-1","segment":"craft"}""", earlier);
        await Eventually.HoldsAsync(
            "the customer is committed",
            async () => (await CustomerMetasAsync(worker)).Max(static meta => meta.NewestRecordMs) == earlier.ToUnixTimeMilliseconds());
    }

    /// <summary>Commits a message to a shard of tickets, as an owner before this one would have, and publishes it not.</summary>
    private async Task LeaveInOutboxAsync(IRedisServer redis, OutboxMessage message)
    {
        await using var app = IngestionApp.Build(["--http-port=0", $"--Redis:Address={redis.Address}", $"--Redis:KeyPrefix={_prefix}"]);
        var store = app.Services.GetRequiredService<IShardStore>();
        var shard = new ShardAddress(_prefix, IngestionOptions.ShardGroup, 0);
        var guard = (await store.AcquireAsync(shard, CancellationToken.None)).Guard;
        var engine = new ShardEngine(new EngineSettings(), new StorageSettings());
        engine.CompleteLoad(guard.Version, meta: null, hasUnloadedDormant: false);
        engine.Outbox.Add(message);
        using var commit = engine.CreateCommit(guard.Epoch, new ShardMeta { Topics = [] });
        Assert.True((await store.CommitAsync(shard, commit, CancellationToken.None)).Applied);
    }

    /// <summary>A worker of both groups, whose tickets' shards tell those of customers.</summary>
    private Task<WorkerHost> StartToldAsync(IKafka broker, IRedisServer store) => WorkerHost.StartAsync(
        broker,
        store,
        _prefix,
        "--Ingestion:CustomerConsumers=1",
        $"--Ingestion:JoinTopic={_prefix}-joins",
        $"--Kafka:CustomerGroupId={_prefix}-c",
        $"--Ingestion:CustomerTopics:0={_prefix}-customers");

    private async Task<long> CommittedAsync(WorkerHost worker) =>
        (await CustomerMetasAsync(worker)).Sum(static meta => meta.Topics.Sum(static topic => topic.NextOffset));

    private async Task<List<ShardMeta>> CustomerMetasAsync(WorkerHost worker)
    {
        var metas = new List<ShardMeta>();
        for (var number = 0; number < 4; number++)
        {
            var guard = await worker.Store.ReadGuardAsync(new ShardAddress(_prefix, IngestionOptions.CustomerShardGroup, number), CancellationToken.None);
            if (guard is { Meta.IsEmpty: false })
            {
                metas.Add(ShardMeta.Decode(guard.Meta.Span));
            }
        }

        return metas;
    }
}
