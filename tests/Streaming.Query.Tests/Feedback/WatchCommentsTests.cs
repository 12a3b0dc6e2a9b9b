using Grpc.Core;
using Streaming.Cli;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Feedback;

/// <summary>Comments as they come, change and go: across replicas by token, and behind a list without a gap.</summary>
public sealed class WatchCommentsTests
{
    private const long Start = 1_772_409_600_000;
    private const long Minute = 60_000;

    [Fact]
    public async Task Watch_WithoutToken_SendsWhatBecomesOfCommentsFromNowOn()
    {
        var shard = Shard(new EventLog().Created("T-1", Start, team: "billing").Answered("r-1", Start + Minute, "csat", 1, 5, 2, "T-1", comment: "slow"));
        await using var host = await StartAsync(shard);
        using var watch = host.Feedback.WatchComments(new WatchCommentsRequest());
        var first = await NextAsync(watch);

        await PassAsync(host, shard, new EventLog { Source = "/2" }.Answered("r-2", Start + (2 * Minute), "nps", 0, 10, 9, "T-1", comment: "ask jane.doe@example.com"));
        var came = await NextAsync(watch);
        await PassAsync(host, shard, new EventLog { Source = "/3" }.Answered("r-2", Start + (3 * Minute), "nps", 0, 10, 1, "T-1", revision: 1, comment: "no longer"));
        var changed = await NextAsync(watch);
        await PassAsync(host, shard, new EventLog { Source = "/4" }.Withdrawn("r-2", Start + (4 * Minute), "T-1"));
        var gone = await NextAsync(watch);

        Assert.Empty(first.Comments);
        var comment = Assert.Single(came.Comments);
        Assert.Equal(("r-2", "T-1", "ask [email]", "promoter"), (comment.ResponseId, comment.TicketId, comment.Text, comment.ClassName));
        Assert.Equal(("no longer", "detractor", 1), (Assert.Single(changed.Comments).Text, changed.Comments[0].ClassName, changed.Comments[0].Revision));
        Assert.Empty(changed.Removed);
        Assert.Empty(gone.Comments);
        Assert.Equal(("r-2", "T-1"), (Assert.Single(gone.Removed).ResponseId, gone.Removed[0].TicketId));
        Assert.Equal((await host.Client.GetKpisAsync(new GetKpisRequest())).State.StateId, gone.State.StateId);
    }

    [Fact]
    public async Task Watch_Filters_ArePassedAsInListsAndLeft()
    {
        var shard = Shard(new EventLog().Created("T-1", Start, team: "billing").Created("T-2", Start, team: "tech"));
        await using var host = await StartAsync(shard);
        var selection = new ListCommentsRequest { Kinds = { SurveyKind.Csat }, Classes = { SurveyClass.Bad }, Filters = { new Filter { Dimension = "team", Values = { "billing" } } } };
        using var watch = host.Feedback.WatchComments(new WatchCommentsRequest { Selection = selection });
        await NextAsync(watch);

        await PassAsync(host, shard, new EventLog { Source = "/2" }
            .Answered("r-1", Start + Minute, "csat", 1, 5, 5, "T-1", comment: "good")
            .Answered("r-2", Start + Minute, "csat", 1, 5, 1, "T-2", comment: "bad, elsewhere")
            .Answered("r-3", Start + Minute, "csat", 1, 5, 1, "T-1", comment: "bad")
            .Answered("r-4", Start + Minute, "nps", 0, 10, 1, "T-1", comment: "bad, another survey"));
        var came = await NextAsync(watch);
        var listed = await host.Feedback.ListCommentsAsync(selection);

        // What is learnt of its ticket changes what it counts under.
        await PassAsync(host, shard, new EventLog { Source = "/3" }.Assigned("T-1", Start + 30_000, team: "tech"));
        var left = await NextAsync(watch);

        Assert.Equal(["r-3"], came.Comments.Select(static comment => comment.ResponseId));
        Assert.Equal(listed.Comments, came.Comments);
        Assert.Empty(left.Comments);
        Assert.Equal(["r-3"], left.Removed.Select(static removed => removed.ResponseId));
    }

    [Fact]
    public async Task Watch_BehindAList_MissesNothingAndSendsTheNewestOnly()
    {
        var shard = Shard(new EventLog().Created("T-1", Start).Answered("r-1", Start + Minute, "csat", 1, 5, 2, "T-1", comment: "slow"));
        string token;
        await using (var host = await StartAsync(shard))
        {
            token = (await host.Feedback.ListCommentsAsync(new ListCommentsRequest { Window = "24h", PageSize = 1 })).WatchToken;
        }

        // Three commits while nobody watches; the second comment is revised at once.
        Feed(shard, new EventLog { Source = "/2" }.Created("T-2", Start).Answered("r-2", Start + (2 * Minute), "csat", 1, 5, 3, "T-2", comment: "so so"));
        Feed(shard, new EventLog { Source = "/3" }.Answered("r-2", Start + (3 * Minute), "csat", 1, 5, 4, "T-2", revision: 1, comment: "better"));
        Feed(shard, new EventLog { Source = "/4" }.Answered("r-3", Start + Minute, "csat", 1, 5, 3, comment: "no ticket"));
        await using var other = await StartAsync(shard);
        using var watch = other.Feedback.WatchComments(new WatchCommentsRequest { ResumeToken = token });
        var missed = await NextAsync(watch);
        using var again = other.Feedback.WatchComments(new WatchCommentsRequest { ResumeToken = missed.ResumeToken });

        Assert.Equal(["r-3 no ticket", "r-2 better"], missed.Comments.Select(static comment => $"{comment.ResponseId} {comment.Text}"));
        Assert.Empty((await NextAsync(again)).Comments);
    }

    [Fact]
    public async Task Watch_MoreThanABatch_ComesInBatchesOfWhichTheLastMovesOn()
    {
        var shard = Shard(new EventLog().Created("T-0", Start));
        await using var host = await StartAsync(shard);
        var token = (await host.Feedback.ListCommentsAsync(new ListCommentsRequest())).WatchToken;
        var log = new EventLog { Source = "/many" };
        for (var i = 1; i <= 1_300; i++)
        {
            log.Answered($"r-{i:0000}", Start + i, "csat", 1, 5, 3, comment: $"comment {i}");
        }

        await PassAsync(host, shard, log);
        using var watch = host.Feedback.WatchComments(new WatchCommentsRequest { ResumeToken = token });
        var messages = new[] { await NextAsync(watch), await NextAsync(watch), await NextAsync(watch) };
        using var half = host.Feedback.WatchComments(new WatchCommentsRequest { ResumeToken = messages[1].ResumeToken });
        using var whole = host.Feedback.WatchComments(new WatchCommentsRequest { ResumeToken = messages[2].ResumeToken });

        Assert.Equal([QueryLimits.MaxTickets, QueryLimits.MaxTickets, 300], messages.Select(static message => message.Comments.Count));
        Assert.Equal(Enumerable.Range(1, 1_300).Select(static i => $"r-{i:0000}"), messages.SelectMany(static message => message.Comments).Select(static comment => comment.ResponseId));
        Assert.Equal("r-0001", (await NextAsync(half)).Comments[0].ResponseId);
        Assert.Empty((await NextAsync(whole)).Comments);
    }

    [Fact]
    public async Task Watch_ShardThatLostCommits_SendsItsCommentsAgain()
    {
        var log = new EventLog().Answered("r-1", Start + Minute, "csat", 1, 5, 2, comment: "slow");
        var shard = Shard(log);
        for (var i = 0; i < 5; i++)
        {
            shard.Commit(Start + (60 * Minute) + i);
        }

        string token;
        await using (var host = await StartAsync(shard))
        {
            token = (await host.Feedback.ListCommentsAsync(new ListCommentsRequest())).WatchToken;
        }

        var restored = Shard(log);
        restored.Epoch = new ShardEpoch(2, 43);
        restored.Commit(Start + (60 * Minute));
        await using var other = await StartAsync(restored);
        using var resumed = other.Feedback.WatchComments(new WatchCommentsRequest { ResumeToken = token });

        Assert.Equal(["slow"], (await NextAsync(resumed)).Comments.Select(static comment => comment.Text));
    }

    [Fact]
    public async Task Watch_OnAReplicaThatLags_WaitsUntilItComesBehindTheToken()
    {
        var shard = Shard(new EventLog().Created("T-1", Start).Answered("r-1", Start + Minute, "csat", 1, 5, 2, "T-1", comment: "slow"));
        await using var lagging = await StartAsync(shard);
        Feed(shard, new EventLog { Source = "/2" }.Answered("r-2", Start + (2 * Minute), "csat", 1, 5, 3, comment: "so so"));
        await using var host = await StartAsync(shard);
        var token = (await host.Feedback.ListCommentsAsync(new ListCommentsRequest())).WatchToken;

        using var watch = lagging.Feedback.WatchComments(new WatchCommentsRequest { ResumeToken = token });
        var waits = await NextAsync(watch);
        await PassAsync(lagging, shard, new EventLog { Source = "/3" }.Answered("r-3", Start + (3 * Minute), "csat", 1, 5, 4, comment: "fine"));
        var next = await NextAsync(watch);
        await PassAsync(lagging, shard, new EventLog { Source = "/4" }.Withdrawn("r-2", Start + (4 * Minute)));
        var last = await NextAsync(watch);

        Assert.Empty(waits.Comments);
        Assert.Equal(token, waits.ResumeToken);
        Assert.Equal(["r-3"], next.Comments.Select(static comment => comment.ResponseId));
        Assert.Empty(next.Removed);
        Assert.Empty(last.Comments);
        Assert.Equal(["r-2"], last.Removed.Select(static removed => removed.ResponseId));
    }

    [Fact]
    public async Task Watch_OwnerThatChanges_SendsOnlyTheDifference()
    {
        var log = new EventLog().Created("T-1", Start)
            .Answered("r-1", Start + Minute, "csat", 1, 5, 2, "T-1", comment: "slow").Answered("r-2", Start + Minute, "csat", 1, 5, 3, comment: "so so");
        var shard = Shard(log);
        await using var host = await StartAsync(shard);
        using var watch = host.Feedback.WatchComments(new WatchCommentsRequest());
        await NextAsync(watch);

        shard.Epoch = new ShardEpoch(2, 43);
        await PassAsync(host, shard, new EventLog { Source = "/2" }
            .Withdrawn("r-2", Start + (2 * Minute)).Answered("r-3", Start + (3 * Minute), "csat", 1, 5, 4, comment: "fine"));
        var message = await NextAsync(watch);

        Assert.Equal(["r-2"], message.Removed.Select(static removed => removed.ResponseId));
        Assert.Equal(["r-3"], message.Comments.Select(static comment => comment.ResponseId));
    }

    [Fact]
    public async Task Watch_NothingHappens_SaysThatItIsAlive()
    {
        await using var host = await StartAsync(Shard(new EventLog().Created("T-1", Start)));
        using var watch = host.Feedback.WatchComments(new WatchCommentsRequest());
        var first = await NextAsync(watch);

        var next = NextAsync(watch);
        while (!next.IsCompleted)
        {
            // The server may not have begun to wait yet.
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(next, Task.Delay(20));
        }

        Assert.Empty((await next).Comments);
        Assert.Equal(first.ResumeToken, (await next).ResumeToken);
    }

    [Theory]
    [InlineData("resume_token", "nonsense", 0, "", -1)]
    [InlineData("resume_token", "MTowMDowPTE", 0, "", -1)]
    [InlineData("selection.page_size", "", 5, "", -1)]
    [InlineData("selection.window", "", 0, "24h", -1)]
    [InlineData("selection.kinds[0]", "", 0, "", 9)]
    public async Task Watch_BadArgument_NamesItsField(string field, string token, int pageSize, string window, int kind)
    {
        await using var host = await StartAsync(Shard(new EventLog().Created("T-1", Start)));
        var selection = new ListCommentsRequest { PageSize = pageSize };
        if (window.Length > 0)
        {
            selection.Window = window;
        }

        if (kind >= 0)
        {
            selection.Kinds.Add((SurveyKind)kind);
        }

        using var watch = host.Feedback.WatchComments(new WatchCommentsRequest { Selection = selection, ResumeToken = token });

        var fault = await Assert.ThrowsAsync<RpcException>(() => NextAsync(watch));

        Assert.Equal((StatusCode.InvalidArgument, field), (fault.StatusCode, fault.Trailers.GetValue(ErrorTrailers.Field)));
    }

    [Fact]
    public async Task Watch_TokenOfAnotherSelection_IsRefused()
    {
        await using var host = await StartAsync(Shard(new EventLog().Created("T-1", Start)));
        var token = (await host.Feedback.ListCommentsAsync(new ListCommentsRequest { Kinds = { SurveyKind.Nps } })).WatchToken;
        using var watch = host.Feedback.WatchComments(new WatchCommentsRequest { ResumeToken = token });

        var fault = await Assert.ThrowsAsync<RpcException>(() => NextAsync(watch));

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
    }

    [Fact]
    public async Task CommandLine_Watch_PrintsThemAndWhereToGoOn()
    {
        var shard = Shard(new EventLog().Created("T-1", Start));
        await using var host = await StartAsync(shard);
        var token = (await host.Feedback.ListCommentsAsync(new ListCommentsRequest { Audience = SurveyAudience.Customer, Classes = { SurveyClass.Bad } })).WatchToken;
        await PassAsync(host, shard, new EventLog { Source = "/2" }.Answered("r-1", Start + Minute, "csat", 1, 5, 2, "T-1", comment: "slow"));
        using var bytes = new MemoryStream();
        var (text, errors) = (new StringWriter(), new StringWriter());

        var code = await CliProgram.RunAsync(
            ["comments", "watch", "--class", "bad", "--count", "1", "--resume", token, "--server", $"http://{host.Channel.Target}"], new CliStreams(text, bytes, errors));

        Assert.Equal(0, code);
        Assert.Contains("T-1  CSAT 2 of 1-5 dissatisfied", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("    slow", text.ToString(), StringComparison.Ordinal);
        Assert.Matches("^--resume [A-Za-z0-9_-]+", errors.ToString());
    }

    private static EngineShard Shard(EventLog log)
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings());
        Feed(shard, log);
        return shard;
    }

    private static void Feed(EngineShard shard, EventLog log)
    {
        log.Records.ToList().ForEach(shard.Feed);
        shard.Commit(Start + (60 * Minute));
    }

    private static async Task<QueryHost> StartAsync(EngineShard shard)
    {
        var host = await QueryHost.StartAsync(new EngineShardReader(shard), DateTimeOffset.FromUnixTimeMilliseconds(Start + (60 * Minute)));
        await host.RefreshAsync();
        return host;
    }

    private static async Task PassAsync(QueryHost host, EngineShard shard, EventLog log)
    {
        Feed(shard, log);
        await host.RefreshAsync();
    }

    private static async Task<WatchCommentsResponse> NextAsync(AsyncServerStreamingCall<WatchCommentsResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2)));
        return watch.ResponseStream.Current;
    }
}
