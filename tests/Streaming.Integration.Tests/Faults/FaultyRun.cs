using System.Globalization;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Servers.Kafka;
using Xunit.Abstractions;

namespace Streaming.Integration.Tests.Faults;

/// <summary>A replay of the simulated log during which things fail at random points.</summary>
internal sealed class FaultyRun : IAsyncDisposable
{
    private readonly EventSender _sender;
    private readonly StoredShards _store;
    private readonly Random _random;

    private FaultyRun(Pipeline pipeline, int seed)
    {
        Pipeline = pipeline;
        _sender = new EventSender(pipeline);
        _store = pipeline.OpenStore();
        _random = new Random(seed);
    }

    /// <summary>The pipeline.</summary>
    public Pipeline Pipeline { get; }

    /// <summary>Makes the topics and sends all of the log; nobody reads it yet.</summary>
    /// <param name="kafka">The Kafka.</param>
    /// <param name="redisAddress">The Redis.</param>
    /// <param name="output">Gets the seed of the random points.</param>
    public static async Task<FaultyRun> StartAsync(IKafka kafka, string redisAddress, ITestOutputHelper output)
    {
        var seed = Random.Shared.Next();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed of the random points: {seed}"));
        var pipeline = Pipeline.OnShared(kafka, redisAddress, isReplay: true);

        // Small commits, two on their way at a time: many chances to fail between them.
        pipeline.Settings["Ingestion:CommitBytes"] = "4096";
        pipeline.Settings["Ingestion:BatchEvents"] = "16";
        pipeline.Settings["Ingestion:CommitsInFlight"] = "2";
        var run = new FaultyRun(pipeline, seed);
        await pipeline.CreateTopicsAsync();
        await run._sender.SendAsync(SimulatedLog.Lines);
        return run;
    }

    /// <summary>
    /// Random points of the replay, rising: numbers of records committed. All in its first half, and the first of several early in it: a worker goes on
    /// until it is seen to be there, and is to be caught before the end.
    /// </summary>
    /// <param name="count">How many.</param>
    public IReadOnlyList<long> Points(int count)
    {
        var part = _sender.Sent / 2 / count;
        return [.. Enumerable.Range(0, count).Select(number => (number * part) + _random.NextInt64(_sender.Sent / 50, part))];
    }

    /// <summary>Waits until some records are committed.</summary>
    /// <param name="records">How many.</param>
    public Task WaitForAsync(long records) => _store.WaitForAsync(records);

    /// <summary>Whether records are left to be committed.</summary>
    public async Task<bool> IsUnfinishedAsync() => await _store.ConsumedAsync() < _sender.Sent;

    /// <summary>Waits for the end, and holds what is stored against an undisturbed run.</summary>
    public Task AssertUndisturbedAsync() => SimulatedLog.AssertStoredAsync(Pipeline, _sender.Sent);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _sender.Dispose();
        await Pipeline.DisposeAsync();
        await _store.DisposeAsync();
    }
}
