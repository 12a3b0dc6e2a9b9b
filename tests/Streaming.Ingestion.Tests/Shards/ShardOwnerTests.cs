using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using Streaming.Ingestion.Options;
using Streaming.Ingestion.Tests.Support;
using Streaming.Redis.Shards;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Ingestion.Tests.Shards;

/// <summary>Shards that cannot be loaded for a while, against librdkafka's mock cluster and a real Redis.</summary>
public sealed class ShardOwnerTests(MockKafkaFixture kafka, AnyRedisFixture redis)
    : IClassFixture<MockKafkaFixture>, IClassFixture<AnyRedisFixture>
{
    [SkippableFact]
    public async Task Advance_LoadThatFailsAgainAndAgain_IsToldOncePerReason()
    {
        var prefix = $"o{Guid.NewGuid():N}";
        await using var parts = await LooseParts.MakeAsync(Requires.Server(kafka), Requires.Server(redis), prefix);
        string[] reasons = ["away", "away", "full", "full"];
        var tries = 0;
        parts.Store.BeforeGuard = () => tries < reasons.Length ? throw new RedisServerException(reasons[tries++]) : Task.CompletedTask;
        var log = new Lines();
        using var owner = parts.MakeOwner(new ShardAddress(prefix, IngestionOptions.ShardGroup, 0), log);

        while (!owner.Advance())
        {
            await Task.Delay(10);
        }

        Assert.Equal(reasons.Length, tries);
        Assert.Collection(
            log.Written,
            static line => Assert.Contains("could not be loaded (away)", line, StringComparison.Ordinal),
            static line => Assert.Contains("could not be loaded (full)", line, StringComparison.Ordinal));
    }

    private sealed class Lines : ILogger
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
