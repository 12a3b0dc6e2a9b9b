using System.Text;
using Streaming.Contracts;
using Streaming.Domain.Customers;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Publishing;
using Streaming.Ingestion.Tests.Decoding;

namespace Streaming.Ingestion.Tests.Publishing;

public sealed class JoinDealerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(64)]
    public void Deal_ManyTickets_EachIsToldOnceWhereItsCustomersEventsAre(int partitions)
    {
        var message = Told(300);

        // Twice, for what was dealt out before must not come again.
        var dealer = new JoinDealer();
        dealer.Deal(message, partitions);
        var records = dealer.Deal(message, partitions);

        Assert.Equal(records.Count, records.Select(static record => record.Partition).Distinct().Count());
        var told = new List<string>();
        foreach (var (partition, value, timestampMs) in records)
        {
            var newestMs = long.MinValue;
            foreach (var entry in new JoinEntries(value))
            {
                Assert.Equal(partition, Murmur2.Partition(entry.Customer, partitions));
                newestMs = Math.Max(newestMs, entry.TimeMs);
                told.Add(Encoding.UTF8.GetString(entry.Customer));
            }

            Assert.Equal(newestMs, timestampMs);
        }

        Assert.Equal(Enumerable.Range(0, 300).Select(static i => $"c-{i}").Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    private static byte[] Told(int tickets)
    {
        var engine = new ShardEngine(new EngineSettings(), new StorageSettings { JoinTopic = "joins" });
        var harness = new DecoderHarness();
        for (var i = 0; i < tickets; i++)
        {
            harness.Batch.Clear();
            var time = DateTimeOffset.UnixEpoch.AddDays(20_000).AddSeconds(i * 7 % 300).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
            var json = $$$"""{"specversion":"1.0","id":"e-{{{i}}}","source":"/desk","type":"support.ticket.created.v1","time":"{{{time}}}","data":{"ticketId":"T-{{{i}}}","customerId":"c-{{{i}}}","channel":"mail","priority":"high"}}""";
            Assert.True(harness.Decode(json, $"T-{i}").IsDecoded);
            harness.Batch[0].RecordTimeMs = harness.Batch[0].TimeMs;
            Assert.Equal(ApplyOutcome.Applied, engine.Apply(harness.Batch, 0));
        }

        using var commit = engine.CreateCommit(new ShardEpoch(1, 1), new ShardMeta { Topics = [] });
        var message = engine.Outbox.TakeNext(engine.Version)!;
        return message.Payload.ToArray();
    }
}
