using Confluent.Kafka;
using Streaming.Ingestion.Kafka;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Ingestion.Tests.Kafka;

/// <summary>A client for questions whose library destroys it; nobody asks it meanwhile, for that may end the process.</summary>
public sealed class LastingAdminTests(MockKafkaFixture kafka) : IClassFixture<MockKafkaFixture>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private int _built;

    [SkippableFact]
    public async Task AskAsync_ClientIsDestroyed_FailsOnceAndAnotherAnswers()
    {
        var broker = Requires.Server(kafka);
        using var admin = new LastingAdmin(() => Build(broker), Patience, TimeProvider.System);
        await AskAsync(admin);

        admin.Client.Dispose();
        var fault = await Assert.ThrowsAsync<KafkaException>(() => AskAsync(admin));

        Assert.IsType<ObjectDisposedException>(fault.InnerException);
        Assert.NotEmpty((await AskAsync(admin)).Brokers);
        Assert.Equal(2, _built);
    }

    [SkippableFact]
    public async Task AskAsync_QuestionFails_GoesOnWithTheSameClient()
    {
        var broker = Requires.Server(kafka);
        using var admin = new LastingAdmin(() => Build(broker), Patience, TimeProvider.System);

        await Assert.ThrowsAsync<KafkaException>(() => admin.AskAsync<int>(_ => throw new KafkaException(ErrorCode.Local_TimedOut)));

        Assert.NotEmpty((await AskAsync(admin)).Brokers);
        Assert.Equal(1, _built);
    }

    [SkippableFact]
    public async Task AskAsync_NoAnswerComes_FailsAfterItsPatience()
    {
        var broker = Requires.Server(kafka);
        using var admin = new LastingAdmin(() => Build(broker), TimeSpan.FromMilliseconds(50), TimeProvider.System);

        var fault = await Assert.ThrowsAsync<KafkaException>(() => admin.AskAsync(_ => new TaskCompletionSource<int>().Task));

        Assert.IsType<TimeoutException>(fault.InnerException);
        Assert.Equal(1, _built);
    }

    [SkippableFact]
    public void Dispose_ClientIsDestroyedAlready_LeavesItAlone()
    {
        var admin = new LastingAdmin(() => Build(Requires.Server(kafka)), Patience, TimeProvider.System);
        admin.Client.Dispose();

        admin.Dispose();

        Assert.Equal(1, _built);
    }

    private static Task<Metadata> AskAsync(LastingAdmin admin) => admin.AskAsync(client => Task.Run(() => client.GetMetadata(Limit)));

    private IAdminClient Build(MockKafkaCluster broker)
    {
        _built++;
        return new AdminClientBuilder(new AdminClientConfig { BootstrapServers = broker.BootstrapServers }).Build();
    }
}
