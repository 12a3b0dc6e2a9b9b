using Streaming.Domain.Events;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Decoding;

namespace Streaming.Ingestion.Tests.Decoding;

public sealed class JoinDecoderTests
{
    [Theory]
    [InlineData("2199-12-31T23:59:59Z", InvalidReason.None)]
    [InlineData("2200-01-01T00:00:00Z", InvalidReason.NotTold)]
    [InlineData("1969-12-31T23:59:59Z", InvalidReason.NotTold)]
    public void Decode_EntryOutsideTheYears_IsInvalidAndLeavesNothing(string time, InvalidReason expected)
    {
        var batch = new EventBatch();

        var result = JoinDecoder.Decode(Told(time), batch);

        Assert.Equal(expected, result.Reason);
        Assert.Equal(expected == InvalidReason.None ? 1 : 0, batch.Count);
    }

    /// <summary>What a shard of tickets tells of a ticket that was created at a time.</summary>
    private static byte[] Told(string time)
    {
        var engine = new ShardEngine(new EngineSettings(), new StorageSettings { JoinTopic = "joins" });
        var harness = new DecoderHarness();
        var json = $$$"""{"specversion":"1.0","id":"e-1","source":"/desk","type":"support.ticket.created.v1","time":"{{{time}}}","data":{"ticketId":"T-1","customerId":"c-1"}}""";
        Assert.True(harness.Decode(json, "T-1").IsDecoded);
        harness.Batch[0].RecordTimeMs = harness.Batch[0].TimeMs;
        Assert.Equal(ApplyOutcome.Applied, engine.Apply(harness.Batch, 0));
        using var commit = engine.CreateCommit(new ShardEpoch(1, 1), new ShardMeta { Topics = [] });
        return engine.Outbox.TakeNext(engine.Version)!.Payload.ToArray();
    }
}
