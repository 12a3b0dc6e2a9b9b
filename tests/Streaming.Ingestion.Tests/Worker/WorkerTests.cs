using System.Text;
using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Ingestion.Tests.Support;
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
        await events.WriteTicketsAsync(50);

        await worker.CommitsAsync(events.Written);
        await Eventually.HoldsAsync("ready", () => worker.IsReady);

        var metas = await worker.MetasAsync();
        Assert.Equal(4, metas.Count);
        Assert.All(metas, meta => Assert.False(meta.IsReplay));
        Assert.Contains("streaming_records_consumed_total", await worker.ScrapeAsync(), StringComparison.Ordinal);
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

        var letter = events.ReadLetter();
        Assert.Equal("{\"broken", Encoding.UTF8.GetString(letter.Value));
        Assert.Equal($"{bad.Topic}/{bad.Partition.Value}/{bad.Offset.Value}", letter.Key);
        Assert.Equal(DeadLetterReasons.NotJson, TestEvents.Header(letter, DeadLetterHeaders.Reason));
        Assert.Equal("T-1", TestEvents.Header(letter, DeadLetterHeaders.Key));
        Assert.Equal("x-trace", letter.Headers[0].Key);
        var scrape = await worker.ScrapeAsync();
        Assert.Contains("streaming_dead_letters_total{reason=\"not_json\"} 1", scrape, StringComparison.Ordinal);
        Assert.Contains("streaming_unknown_type_events_total 1", scrape, StringComparison.Ordinal);
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
}
