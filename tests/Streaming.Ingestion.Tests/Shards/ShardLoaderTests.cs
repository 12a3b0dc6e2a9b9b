using Streaming.Domain.Shards;
using Streaming.Ingestion.Options;
using Streaming.Ingestion.Tests.Support;
using Streaming.Redis.Shards;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Ingestion.Tests.Shards;

/// <summary>Taking shards over, against librdkafka's mock cluster and a real Redis.</summary>
public sealed class ShardLoaderTests(MockKafkaFixture kafka, AnyRedisFixture redis)
    : IClassFixture<MockKafkaFixture>, IClassFixture<AnyRedisFixture>
{
    private readonly string _prefix = $"l{Guid.NewGuid():N}";

    /// <summary>An owner commits until its epoch is over, further than the partitions reached when the next one began to look.</summary>
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LoadAsync_OldOwnerCommitsUntilTheEpochIsRaised_GoesOnBehindItsLastCommit(bool isGuardReadBefore)
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await WorkAsync();
        await using var parts = await LooseParts.MakeAsync(broker, store, _prefix);
        if (isGuardReadBefore)
        {
            parts.Store.BeforeAcquire = StepInAsync;
        }
        else
        {
            parts.Store.BeforeGuard = StepInAsync;
        }

        var address = new ShardAddress(_prefix, IngestionOptions.ShardGroup, 0);

        var result = await parts.Loader.LoadAsync(address, CancellationToken.None);

        Assert.Null(result.Fault);
        var stored = await parts.Store.ReadGuardAsync(address, CancellationToken.None);
        Assert.Equal(
            ShardMeta.Decode(stored!.Meta.Span).Topics.Select(static topic => topic.NextOffset),
            result.Shard!.Progress.Select(static part => part.NextOffset));

        async Task StepInAsync()
        {
            (parts.Store.BeforeAcquire, parts.Store.BeforeGuard) = (null, null);
            await WorkAsync();
        }

        async Task WorkAsync()
        {
            await using var owner = await WorkerHost.StartAsync(broker, store, _prefix);
            for (var i = 0; i < 40; i++)
            {
                await events.CreateAsync($"T-{events.Written}");
            }

            await owner.CommitsAsync(events.Written);
        }
    }
}
