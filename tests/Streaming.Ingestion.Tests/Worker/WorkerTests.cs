using System.Text;
using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Ingestion.Options;
using Streaming.Ingestion.Tests.Support;
using Streaming.Redis.Shards;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Ingestion.Tests.Worker;

/// <summary>The worker as a whole, against librdkafka's mock cluster and a real Redis.</summary>
public sealed class WorkerTests(MockKafkaFixture kafka, AnyRedisFixture redis)
    : IClassFixture<MockKafkaFixture>, IClassFixture<AnyRedisFixture>
{
    private readonly string _prefix = $"w{Guid.NewGuid():N}";

    [SkippableFact]
    public async Task Worker_EventsInBothTopics_CommitsEachOnceAndBecomesReady()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix);
        await WriteTicketsAsync(events, 50);

        await worker.CommitsAsync(events.Written);
        await Eventually.HoldsAsync("ready", () => worker.IsReady);

        var metas = await worker.MetasAsync();
        Assert.Equal(4, metas.Count);
        Assert.All(metas, meta => Assert.False(meta.IsReplay));
        Assert.Contains("streaming_records_consumed_total", await worker.ScrapeAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Worker_Restarted_GoesOnWhereItStopped()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using (var first = await WorkerHost.StartAsync(broker, store, _prefix))
        {
            await WriteTicketsAsync(events, 20);
            await first.CommitsAsync(events.Written);
        }

        await using var second = await WorkerHost.StartAsync(broker, store, _prefix);
        await WriteTicketsAsync(events, 20, "later");
        await second.CommitsAsync(events.Written);

        var scrape = await second.ScrapeAsync();
        Assert.Contains("streaming_duplicate_events_total 0", scrape, StringComparison.Ordinal);
        Assert.Contains("streaming_events_applied_total 60", scrape, StringComparison.Ordinal);
    }

    /// <summary>The library destroys a client that meets an answer that it cannot take in: the worker must neither end nor wait for it for ever.</summary>
    [SkippableFact]
    public async Task Worker_BadRecords_AreSetAsideWithReasonAndThePartitionGoesOn()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix);
        var headers = new Headers { { "x-trace", Encoding.UTF8.GetBytes("t-1") } };
        var bad = await events.SendRawAsync(WorkerHost.TicketsOf(_prefix), "T-1", "{\"broken"u8.ToArray(), headers);
        await events.SendAsync(WorkerHost.TicketsOf(_prefix), "T-1", "ticket.admired", "{}", time: null);
        await events.CreateAsync("T-1");

        await worker.CommitsAsync(events.Written);

        var letter = ReadLetters(broker, 1)[0];
        Assert.Equal("{\"broken", Encoding.UTF8.GetString(letter.Value));
        Assert.Equal($"{bad.Topic}/{bad.Partition.Value}/{bad.Offset.Value}", letter.Key);
        Assert.Equal(DeadLetterReasons.NotJson, Header(letter, DeadLetterHeaders.Reason));
        Assert.Equal("T-1", Header(letter, DeadLetterHeaders.Key));
        Assert.Equal("x-trace", letter.Headers[0].Key);
        var scrape = await worker.ScrapeAsync();
        Assert.Contains("streaming_dead_letters_total{reason=\"not_json\"} 1", scrape, StringComparison.Ordinal);
        Assert.Contains("streaming_unknown_type_events_total 1", scrape, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Worker_EventInTheFuture_IsADeadLetterAndDoesNotMoveStreamTime()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix);
        var far = Encoding.UTF8.GetBytes(
            """{"specversion":"1.0","id":"f","source":"/tests","type":"support.ticket.created.v1","time":"2999-01-01T00:00:00Z","data":{"ticketId":"T-9","customerId":"C"}}""");

        await events.SendRawAsync(WorkerHost.TicketsOf(_prefix), "T-9", far);
        await worker.CommitsAsync(events.Written);

        Assert.Equal(DeadLetterReasons.Future, Header(ReadLetters(broker, 1)[0], DeadLetterHeaders.Reason));
        Assert.All(await worker.MetasAsync(), meta => Assert.True(meta.EventHighMs < new DateTimeOffset(2998, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()));
    }

    /// <summary>A producer whose clock is ahead stamps event and record alike: panes would grow coarser too early for good, and all others would count as late.</summary>
    [SkippableFact]
    public async Task Worker_EventAndRecordFarAheadOfTheWallClock_DoNotMoveStreamTime()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix);
        var now = TimeProvider.System.GetUtcNow();

        await events.CreateAsync("T-1", now.AddDays(40));
        await events.ReplyAsync("T-1", now);
        await worker.CommitsAsync(events.Written);

        var metas = await worker.MetasAsync();
        Assert.Equal(now.ToUnixTimeMilliseconds(), metas.Max(meta => meta.EventHighMs));
        Assert.All(metas, meta => Assert.True(meta.Boundaries.FinestFromMs < now.ToUnixTimeMilliseconds()));
        var scrape = await worker.ScrapeAsync();
        Assert.Contains("streaming_late_events_total 0", scrape, StringComparison.Ordinal);
    }

    /// <summary>A producer may stamp its records as it likes, so an event that is not ahead of its record may still have a time that no pane holds.</summary>
    [SkippableFact]
    public async Task Worker_TimeThatNoPaneHolds_IsADeadLetterAndThePartitionGoesOn()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix);

        await events.CreateAsync("T-1", new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await events.CreateAsync("T-1");
        await worker.CommitsAsync(events.Written);

        Assert.Equal(DeadLetterReasons.InvalidTime, Header(ReadLetters(broker, 1)[0], DeadLetterHeaders.Reason));
        Assert.All(await worker.MetasAsync(), meta => Assert.True(meta.EventHighMs < new DateTimeOffset(2998, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()));
    }

    /// <summary>An event of the year 1 is expired before anything is worked out from its time.</summary>
    [SkippableFact]
    public async Task Worker_TimeLongBeforeItsRecord_IsExpiredAndThePartitionGoesOn()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix);
        var old = Encoding.UTF8.GetBytes(
            """{"specversion":"1.0","id":"o","source":"/tests","type":"support.ticket.created.v1","time":"0001-01-01T00:00:00+23:59","data":{"ticketId":"T-9","customerId":"C"}}""");

        await events.SendRawAsync(WorkerHost.TicketsOf(_prefix), "T-9", old);
        await worker.CommitsAsync(events.Written);

        Assert.Contains("streaming_expired_events_total 1", await worker.ScrapeAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Worker_BinaryMode_ReadsAttributesFromHeaders()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix);
        var headers = new Headers();
        foreach (var (name, value) in new[]
        {
            (CloudEventHeaders.ContentType, "application/json"),
            (CloudEventHeaders.SpecVersion, "1.0"),
            (CloudEventHeaders.Id, "b-1"),
            (CloudEventHeaders.Source, "/tests"),
            (CloudEventHeaders.Type, "support.ticket.created.v1"),
            (CloudEventHeaders.Time, "2026-03-02T09:14:05Z"),
        })
        {
            headers.Add(name, Encoding.UTF8.GetBytes(value));
        }

        await events.SendRawAsync(
            WorkerHost.TicketsOf(_prefix),
            "T-1",
            """{"ticketId":"T-1","customerId":"C-1"}"""u8.ToArray(),
            headers,
            new DateTimeOffset(2026, 3, 2, 9, 14, 5, TimeSpan.Zero));
        await worker.CommitsAsync(events.Written);

        Assert.Contains("streaming_events_applied_total 3", await worker.ScrapeAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Worker_CommitsStored_KafkasOwnOffsetsFollow()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix);
        await WriteTicketsAsync(events, 10);
        await worker.CommitsAsync(events.Written);
        using var reader = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = broker.BootstrapServers, GroupId = _prefix }).Build();
        var partitions = Enumerable.Range(0, 4)
            .SelectMany(number => new[] { WorkerHost.TicketsOf(_prefix), WorkerHost.SurveysOf(_prefix) }.Select(topic => new TopicPartition(topic, number)))
            .ToList();

        await Eventually.HoldsAsync(
            "Kafka's committed offsets",
            () => reader.Committed(partitions, TimeSpan.FromSeconds(10)).Sum(place => Math.Max(0, place.Offset.Value)) == events.Written);
    }

    [SkippableFact]
    public async Task Worker_BrokerHasLostTheStoredOffset_StandsStillLoudly()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using (var worker = await WorkerHost.StartAsync(broker, store, _prefix))
        {
            await WriteTicketsAsync(events, 20);
            await worker.CommitsAsync(events.Written);
        }

        await using var empty = new MockKafkaCluster();
        using var others = new TestEvents(empty, _prefix);
        await others.TouchTopicsAsync();
        await using var second = await WorkerHost.StartAsync(empty, store, _prefix);
        await Eventually.HoldsAsync(
            "the fault is told",
            () => second.Health.Readiness.Any(part => part.Reason?.Contains("the topic was", StringComparison.Ordinal) == true));

        Assert.False(second.IsReady);
        Assert.Contains("streaming_shard_fault{shard=", await second.ScrapeAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Worker_ShardTakenByAnother_IsDroppedAndTakenOverAgain()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix);
        await WriteTicketsAsync(events, 20);
        await worker.CommitsAsync(events.Written);
        var before = (await worker.GuardsAsync())[0]!;

        await worker.Store.AcquireAsync(new ShardAddress(_prefix, IngestionOptions.ShardGroup, 0), CancellationToken.None);
        await Eventually.HoldsAsync("taken over again", async () => (await worker.GuardsAsync())[0]!.Epoch.Counter == before.Epoch.Counter + 2);
        await WriteTicketsAsync(events, 20, "later");
        await worker.CommitsAsync(events.Written);

        var scrape = await worker.ScrapeAsync();
        Assert.Contains("streaming_epoch_losses_total 1", scrape, StringComparison.Ordinal);
        Assert.Contains("streaming_duplicate_events_total 0", scrape, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Worker_Replay_EndsWithTheGreatestEventTimeEverywhere()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        var start = new DateTimeOffset(2024, 5, 1, 8, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < 40; i++)
        {
            await events.CreateAsync($"T-{i}", start.AddMinutes(i));
        }

        await events.SurveyAsync("T-0", 5, start.AddMinutes(20));
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix, "--original-time");
        await worker.CommitsAsync(events.Written);

        var last = start.AddMinutes(39).ToUnixTimeMilliseconds();
        await Eventually.HoldsAsync(
            "every shard's timer time is the greatest event time",
            async () => await worker.MetasAsync() is { Count: 4 } metas && metas.TrueForAll(meta => meta.TimerTimeMs == last && meta.IsReplay));
    }

    [SkippableFact]
    public async Task Worker_TwoMembers_ShareTheShardsAndLoseNothing()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var first = await WorkerHost.StartAsync(broker, store, _prefix);
        await WriteTicketsAsync(events, 20);
        await first.CommitsAsync(events.Written);

        await using var second = await WorkerHost.StartAsync(broker, store, _prefix);
        await WriteTicketsAsync(events, 20, "shared");
        await Eventually.HoldsAsync("both hold two shards", async () => await HoldsTwoAsync(first) && await HoldsTwoAsync(second));
        await WriteTicketsAsync(events, 20, "after");
        await first.CommitsAsync(events.Written);

        Assert.Contains("streaming_duplicate_events_total 0", await first.ScrapeAsync(), StringComparison.Ordinal);
        Assert.Contains("streaming_duplicate_events_total 0", await second.ScrapeAsync(), StringComparison.Ordinal);
    }

    private static async Task<bool> HoldsTwoAsync(WorkerHost worker) =>
        (await worker.ScrapeAsync()).Contains("streaming_shards_held 2", StringComparison.Ordinal);

    private static async Task WriteTicketsAsync(TestEvents events, int tickets, string prefix = "T")
    {
        for (var i = 0; i < tickets; i++)
        {
            await events.CreateAsync($"{prefix}-{i}");
            await events.ReplyAsync($"{prefix}-{i}");
            await events.SurveyAsync($"{prefix}-{i}", 4);
        }
    }

    private static string Header(Message<string, byte[]> letter, string name) => Encoding.UTF8.GetString(letter.Headers.GetLastBytes(name));

    private List<Message<string, byte[]>> ReadLetters(MockKafkaCluster broker, int count)
    {
        using var reader = new ConsumerBuilder<string, byte[]>(new ConsumerConfig
        {
            BootstrapServers = broker.BootstrapServers,
            GroupId = _prefix + "-reader",
            AutoOffsetReset = AutoOffsetReset.Earliest,
        }).Build();
        var topic = WorkerHost.LettersOf(_prefix);
        reader.Assign(Enumerable.Range(0, MockKafkaCluster.DefaultPartitions).Select(number => new TopicPartitionOffset(topic, number, Offset.Beginning)));
        var letters = new List<Message<string, byte[]>>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (letters.Count < count)
        {
            letters.Add(reader.Consume(patience.Token).Message);
        }

        reader.Close();
        return letters;
    }
}
