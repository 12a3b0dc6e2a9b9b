using System.Threading.Channels;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Settings;
using Streaming.Query.Feedback;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Feedback;

/// <summary>A watch of comments whose reader is slow: it holds one message, and then sends the newest state.</summary>
public sealed class SlowWatchTests
{
    private const long Start = 1_772_409_600_000;
    private const long Minute = 60_000;

    [Fact]
    public async Task Watch_ReaderIsSlow_PassesOverWhatWasBetween()
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings());
        await using var host = await StartAsync(shard);
        using var end = new CancellationTokenSource();
        var reader = new SlowReader();
        var watch = host.Services.GetRequiredService<CommentWatch>().RunAsync(new WatchCommentsRequest(), reader, end.Token);
        await reader.TakeAsync();

        // The first is under way when the others come.
        await PassAsync(host, shard, 0, "first");
        await reader.WaitAsync();
        for (var revision = 1; revision <= 50; revision++)
        {
            await PassAsync(host, shard, revision, $"version {revision}");
        }

        var under = await reader.TakeAsync();
        var next = await reader.TakeAsync();

        Assert.Equal(["first"], under.Comments.Select(static comment => comment.Text));
        Assert.Equal(["version 50"], next.Comments.Select(static comment => comment.Text));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
    }

    [Fact]
    public async Task Watch_ReaderTakesNothing_IsLetGo()
    {
        await using var host = await StartAsync(new EngineShard(new EngineSettings(), new StorageSettings()));
        var reader = new SlowReader();
        var watch = host.Services.GetRequiredService<CommentWatch>().RunAsync(new WatchCommentsRequest(), reader, CancellationToken.None);
        await reader.WaitAsync();

        host.Time.Advance(TimeSpan.FromSeconds(QueryLimits.SlowReaderSeconds + 1));

        var fault = await Assert.ThrowsAsync<RpcException>(() => watch);
        Assert.Equal(StatusCode.ResourceExhausted, fault.StatusCode);
    }

    private static async Task<QueryHost> StartAsync(EngineShard shard)
    {
        new EventLog().Created("T-1", Start).Records.ToList().ForEach(shard.Feed);
        shard.Commit(Start + (60 * Minute));
        var host = await QueryHost.StartAsync(new EngineShardReader(shard), DateTimeOffset.FromUnixTimeMilliseconds(Start + (60 * Minute)));
        await host.RefreshAsync();
        return host;
    }

    private static async Task PassAsync(QueryHost host, EngineShard shard, int revision, string comment)
    {
        new EventLog { Source = $"/{revision}" }
            .Answered("r-1", Start + Minute + revision, "csat", 1, 5, 2, "T-1", revision: revision == 0 ? null : revision, comment: comment)
            .Records.ToList().ForEach(shard.Feed);
        shard.Commit(Start + (60 * Minute));
        await host.RefreshAsync();
    }

    /// <summary>Takes a message when the test says so.</summary>
    private sealed class SlowReader : IServerStreamWriter<WatchCommentsResponse>
    {
        private readonly Channel<WatchCommentsResponse> _offers = Channel.CreateUnbounded<WatchCommentsResponse>();
        private readonly Channel<bool> _takes = Channel.CreateUnbounded<bool>();

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(WatchCommentsResponse message) => WriteAsync(message, CancellationToken.None);

        public async Task WriteAsync(WatchCommentsResponse message, CancellationToken cancellationToken)
        {
            Assert.True(_offers.Writer.TryWrite(message));
            await _takes.Reader.ReadAsync(cancellationToken);
        }

        /// <summary>Waits until a message is under way.</summary>
        public async Task WaitAsync() => Assert.True(await _offers.Reader.WaitToReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(2)));

        /// <summary>Takes the message that is under way.</summary>
        public async Task<WatchCommentsResponse> TakeAsync()
        {
            var message = await _offers.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(2));
            Assert.True(_takes.Writer.TryWrite(true));
            return message;
        }
    }
}
