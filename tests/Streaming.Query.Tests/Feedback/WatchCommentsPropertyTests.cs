using Grpc.Core;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Settings;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Feedback;

/// <summary>
/// On random logs that come bit by bit, whoever takes in every message of a watch has what the list has; and whoever resumes, here and there, has at
/// least that.
/// </summary>
public sealed class WatchCommentsPropertyTests
{
    private static readonly RandomLogOptions Form = new() { StartSpan = TimeSpan.FromDays(3) };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Watch_RandomLogBitByBit_AddsUpToTheList(int seed)
    {
        var random = new Random(seed);
        var log = RandomLog.Stream(seed, 12_000, Form);
        var settings = new EngineSettings();
        EngineShard[] shards = [new(settings, new StorageSettings(), 2), new(settings, new StorageSettings(), 2)];
        var nowMs = Form.StartMs + (long)TimeSpan.FromDays(30).TotalMilliseconds;
        foreach (var shard in shards)
        {
            shard.Commit(nowMs);
        }

        await using var host = await QueryHost.StartAsync(new EngineShardReader(shards), DateTimeOffset.FromUnixTimeMilliseconds(nowMs));
        await host.RefreshAsync();
        var selection = random.Next(2) == 0 ? new ListCommentsRequest() : new ListCommentsRequest { Filters = { new Filter { Dimension = "team", Values = { "billing", "unknown" } } } };
        using var watch = host.Feedback.WatchComments(new WatchCommentsRequest { Selection = selection });
        var (held, resumed, token, messages) = (new Dictionary<string, Comment>(), new Dictionary<string, Comment>(), "", 0);

        // It begins with the state that the first message stands on.
        await CatchUpAsync(host, watch, held);
        for (var at = 0; at < log.Length;)
        {
            for (var until = Math.Min(log.Length, at + random.Next(1, 300)); at < until; at++)
            {
                shards[EngineShard.KeyOf(log[at].Json).Sum(static letter => letter) % 2].Feed(log[at]);
            }

            shards[random.Next(2)].Commit(nowMs);
            shards[random.Next(2)].Commit(nowMs);
            await host.RefreshAsync();
            messages += await CatchUpAsync(host, watch, held);
            if (random.Next(3) == 0)
            {
                using var other = host.Feedback.WatchComments(new WatchCommentsRequest { Selection = selection, ResumeToken = token });
                token = token.Length == 0 ? (await host.Feedback.ListCommentsAsync(selection)).WatchToken : await ResumeAsync(other, resumed);
                if (resumed.Count == 0)
                {
                    held.ToList().ForEach(one => resumed.Add(one.Key, one.Value));
                }
            }
        }

        Array.ForEach(shards, shard => shard.Commit(nowMs));
        await host.RefreshAsync();
        await CatchUpAsync(host, watch, held);
        using var last = host.Feedback.WatchComments(new WatchCommentsRequest { Selection = selection, ResumeToken = token });
        await ResumeAsync(last, resumed);

        selection.PageSize = 500;
        var listed = await host.Feedback.ListCommentsAsync(selection);
        Assert.Empty(listed.NextPageToken);
        Assert.True(listed.Comments.Count > 20 && messages > 20, $"Only {listed.Comments.Count} comments in {messages} messages.");
        Assert.Equal(Lines(listed.Comments), Lines(held.Values));
        Assert.Empty(Lines(listed.Comments).Except(Lines(resumed.Values)));
    }

    private static IEnumerable<string> Lines(IEnumerable<Comment> comments) => comments.Select(static comment => comment.ToString()).Order(StringComparer.Ordinal);

    /// <summary>Takes in messages until one stands on the newest state.</summary>
    private static async Task<int> CatchUpAsync(QueryHost host, AsyncServerStreamingCall<WatchCommentsResponse> watch, Dictionary<string, Comment> held)
    {
        var state = (await host.Feedback.ListCommentsAsync(new ListCommentsRequest())).State.StateId;
        var news = 0;
        while (true)
        {
            var next = watch.ResponseStream.MoveNext(CancellationToken.None);
            while (!next.IsCompleted)
            {
                await Task.WhenAny(next, Task.Delay(5));
                host.Time.Advance(next.IsCompleted ? TimeSpan.Zero : TimeSpan.FromSeconds(2));
            }

            Assert.True(await next);
            var message = watch.ResponseStream.Current;
            TakeIn(message, held);
            news += message.Comments.Count + message.Removed.Count > 0 ? 1 : 0;
            if (message.State.StateId == state)
            {
                return news;
            }
        }
    }

    private static async Task<string> ResumeAsync(AsyncServerStreamingCall<WatchCommentsResponse> watch, Dictionary<string, Comment> held)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        TakeIn(watch.ResponseStream.Current, held);
        return watch.ResponseStream.Current.ResumeToken;
    }

    private static void TakeIn(WatchCommentsResponse message, Dictionary<string, Comment> held)
    {
        foreach (var removed in message.Removed)
        {
            Assert.True(held.Remove($"{removed.TicketId} {removed.ResponseId}"), $"{removed.ResponseId} was never sent.");
        }

        foreach (var comment in message.Comments)
        {
            held[$"{comment.TicketId} {comment.ResponseId}"] = comment;
        }
    }
}
