using Streaming.Ingestion.Tests.Support;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Ingestion.Tests.Consuming;

/// <summary>One consumer alone, against librdkafka's mock cluster and a real Redis.</summary>
public sealed class ConsumerThreadTests(MockKafkaFixture kafka, AnyRedisFixture redis)
    : IClassFixture<MockKafkaFixture>, IClassFixture<AnyRedisFixture>
{
    private readonly string _prefix = $"t{Guid.NewGuid():N}";

    /// <summary>What a fault left half done is not known to be sound: leaving the group must not store it, and the events come again.</summary>
    [SkippableFact]
    public async Task Run_CommitThrows_EndsWithoutAFurtherCommitAndNothingIsLost()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        for (var i = 0; i < 20; i++)
        {
            await events.CreateAsync($"T-{i}");
        }

        var fault = new InvalidOperationException("a fault that nobody foresaw");
        await using (var parts = await LooseParts.MakeAsync(broker, store, _prefix))
        {
            var (thrown, after) = (0, 0);
            parts.Store.BeforeCommit = (_, commit) =>
            {
                if (thrown > 0)
                {
                    after++;
                }
                else if (commit.PayloadBytes > 500)
                {
                    thrown++;
                    throw fault;
                }
            };
            var consumer = parts.MakeConsumer();

            var run = Task.Run(() => consumer.Run(CancellationToken.None));

            Assert.Same(fault, await Assert.ThrowsAsync<InvalidOperationException>(() => run.WaitAsync(TimeSpan.FromMinutes(1))));
            Assert.Equal((1, 0), (thrown, after));
        }

        await using var next = await WorkerHost.StartAsync(broker, store, _prefix);
        await next.CommitsAsync(events.Written);
    }
}
