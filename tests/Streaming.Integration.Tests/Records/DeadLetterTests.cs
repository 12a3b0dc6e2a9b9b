using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Records;

/// <summary>Records that are no valid events: set aside with their bytes and their reason, counted, and the partition goes on.</summary>
[Collection(SharedServers.Name)]
public sealed class DeadLetterTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    private const long NowMs = 1_772_409_600_000;
    private const string Source = "x-source";

    private static readonly (string? Reason, byte[]? Value)[] Records =
    [
        (null, Created("T-1")),
        (DeadLetterReasons.NotJson, "this is not JSON"u8.ToArray()),
        (DeadLetterReasons.NotJson, [0xff, 0xfe, 0x00, 0x01]),
        (DeadLetterReasons.Empty, null),
        (DeadLetterReasons.TooLarge, Created("T-2", customer: new string('c', Limits.EventBytes))),
        (DeadLetterReasons.TooLarge, [.. Enumerable.Repeat((byte)'x', 1_000_000)]),
        (DeadLetterReasons.InvalidTime, Created("T-3", time: "yesterday")),
        (DeadLetterReasons.Future, Created("T-4", time: "2026-03-02T00:05:00.001Z")),
        (DeadLetterReasons.Future, Created("T-5", time: "9999-12-31T23:59:59Z")),
        (DeadLetterReasons.NotCloudEvent, """{"specversion":"0.3","id":"1"}"""u8.ToArray()),
        (DeadLetterReasons.MissingField, Event("support.ticket.status-changed.v1", "T-6", """ "ticketId":"T-6" """)),
        (DeadLetterReasons.InvalidField, Event("support.ticket.status-changed.v1", "T-7", """ "ticketId":"T-7","status":"dancing" """)),
        (DeadLetterReasons.OutOfScale, Event("support.survey.answered.v1", "T-8", """ "responseId":"r","ticketId":"T-8","kind":"nps","scaleMin":0,"scaleMax":10,"value":11 """)),
        (null, Created("T-9")),
    ];

    [SkippableFact]
    public async Task Consume_RecordsThatAreNoEvents_AreSetAsideIntactAndThePartitionGoesOn()
    {
        await using var pipeline = Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: true);
        await pipeline.CreateTopicsAsync();
        var worker = await pipeline.StartWorkerAsync();
        using var sender = new EventSender(pipeline);

        // All into one partition, by one key, but for those that must be keyed by their ticket.
        foreach (var (reason, value) in Records)
        {
            await sender.SendAsync(pipeline.Tickets, new Message<byte[]?, byte[]?>
            {
                Key = KeyOf(reason, value),
                Value = value,
                Headers = new Headers { { Source, [1, 0, 255] } },
                Timestamp = new Timestamp(NowMs, TimestampType.CreateTime),
            });
        }

        sender.Flush();
        await using var store = pipeline.OpenStore();
        await store.WaitForAsync(sender.Sent);

        var bad = Records.Where(record => record.Reason is not null).ToList();
        var letters = DeadLetterTopic.Read(pipeline, bad.Count);
        Assert.Equal(
            bad.Select(record => $"{record.Reason} {Hex(record.Value)}").Order(StringComparer.Ordinal),
            letters.Values.Select(letter => $"{DeadLetterTopic.Header(letter, DeadLetterHeaders.Reason)} {Hex(letter.Value)}").Order(StringComparer.Ordinal));
        Assert.All(letters, letter => AssertTold(pipeline, letter.Key, letter.Value));
        foreach (var reason in bad.CountBy(record => record.Reason!))
        {
            Assert.Equal(reason.Value, await worker.MetricAsync(MetricNames.DeadLetters, $"reason=\"{reason.Key}\""));
        }

        // Nothing far ahead has moved the time of the stream, and the last good record is counted.
        var metas = await store.MetasAsync();
        Assert.Equal(NowMs, metas.Max(meta => meta?.EventHighMs));
        Assert.Equal(2, await worker.MetricAsync(MetricNames.EventsApplied));
        Assert.True((await worker.ReadinessAsync()).IsReady);
    }

    /// <summary>
    /// The topic of dead letters was made with a limit of its own. A broker refuses a batch as a whole, so the small letters beside the large one are refused
    /// with it, and many small ones together as well.
    /// </summary>
    [SkippableFact]
    public async Task Consume_OneOfManyIsTooLargeForTheDeadLetterTopic_AllOthersAreThereIntact()
    {
        const int Count = 200;
        const int LargeOne = 50;
        const int MostBytes = 20_000;
        await using var pipeline = Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: true);
        await pipeline.CreateTopicsAsync();
        await KafkaTopics.CreateAsync(pipeline.Kafka, pipeline.Partitions, TopicTimestamps.CreateTime, pipeline.DeadLetters);
        await TopicLimits.SetAsync(pipeline.Kafka, pipeline.DeadLetters, MostBytes);
        using var sender = new EventSender(pipeline);
        var values = Enumerable.Range(0, Count).Select(static number => Encoding.UTF8.GetBytes($"not JSON {number} {new string('x', number == LargeOne ? 2 * MostBytes : 500)}")).ToList();
        foreach (var value in values)
        {
            await sender.SendAsync(pipeline.Tickets, new Message<byte[]?, byte[]?> { Key = [1], Value = value, Timestamp = new Timestamp(NowMs, TimestampType.CreateTime) });
        }

        sender.Flush();
        await pipeline.StartWorkerAsync();
        await using var store = pipeline.OpenStore();
        await store.WaitForAsync(sender.Sent);

        var letters = DeadLetterTopic.Read(pipeline, Count).Values;
        Assert.Equal(
            values.Where(static (_, number) => number != LargeOne).Select(Hex).Order(StringComparer.Ordinal),
            letters.Where(static letter => letter.Value is not null).Select(static letter => Hex(letter.Value)).Order(StringComparer.Ordinal));
        var pointer = Assert.Single(letters, static letter => letter.Value is null);
        Assert.Equal(values[LargeOne].Length.ToString(CultureInfo.InvariantCulture), DeadLetterTopic.Header(pointer, DeadLetterHeaders.SizeBytes));
    }

    private static void AssertTold(Pipeline pipeline, string key, Message<byte[]?, byte[]?> letter)
    {
        Assert.Equal(pipeline.Tickets, DeadLetterTopic.Header(letter, DeadLetterHeaders.Topic));
        Assert.Equal(
            key,
            $"{pipeline.Tickets}/{DeadLetterTopic.Header(letter, DeadLetterHeaders.Partition)}/{DeadLetterTopic.Header(letter, DeadLetterHeaders.Offset)}");
        Assert.Equal(NowMs.ToString(CultureInfo.InvariantCulture), DeadLetterTopic.Header(letter, DeadLetterHeaders.Timestamp));
        Assert.Equal(Source, letter.Headers[0].Key);
        Assert.Equal([1, 0, 255], letter.Headers[0].GetValueBytes());
        Assert.NotNull(DeadLetterTopic.Header(letter, DeadLetterHeaders.Key));
    }

    private static byte[] Created(string ticket, string time = "2026-03-02T00:00:00Z", string customer = "c-1") =>
        Event("support.ticket.created.v1", ticket, $""" "ticketId":"{ticket}","customerId":"{customer}" """, time);

    private static byte[] Event(string type, string ticket, string data, string time = "2026-03-02T00:00:00Z") => Encoding.UTF8.GetBytes(
        $$$"""{"specversion":"1.0","id":"{{{ticket}}}-{{{type}}}","source":"/letters","type":"{{{type}}}","time":"{{{time}}}","data":{{{{data}}}}}""");

    private static byte[] KeyOf(string? reason, byte[]? value)
    {
        var text = value is null ? string.Empty : Encoding.UTF8.GetString(value);
        var at = text.IndexOf("\"ticketId\":\"", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(at < 0 ? $"no ticket: {reason}" : text[(at + 12)..text.IndexOf('"', at + 12)]);
    }

    private static string Hex(byte[]? value) => value is null ? "none" : Convert.ToHexString(value);
}
