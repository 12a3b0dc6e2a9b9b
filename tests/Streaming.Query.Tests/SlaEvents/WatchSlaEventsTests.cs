using System.Buffers.Text;
using System.Text;
using Grpc.Core;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Shards;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using static Streaming.Query.Tests.Tickets.ClockDesk;

namespace Streaming.Query.Tests.SlaEvents;

/// <summary>Events of SLA clocks as they happen: each once, in order, across replicas by token.</summary>
public sealed class WatchSlaEventsTests
{
    private static readonly WatchSlaEventsRequest Replies = new() { Selection = new SlaEventSelection { Clocks = { "first_reply" } } };

    [Fact]
    public async Task Watch_WithoutToken_SendsWhatHappensFromNowOn()
    {
        var shard = Shard(new EventLog().Created("T-1", Start, priority: "high"), Start + (16 * Minute));
        await using var host = await StartAsync(shard);
        using var watch = host.Tickets.WatchSlaEvents(Replies);

        var first = await NextAsync(watch);
        await PassAsync(host, shard, Start + (20 * Minute));
        await PassAsync(host, shard, Start + (25 * Minute));
        var second = await NextAsync(watch);
        await PassAsync(host, shard, Start + (31 * Minute));
        var third = await NextAsync(watch);

        Assert.Empty(first.Events);
        Assert.Equal(["T-1/first_reply/0/at-risk/2"], second.Events.Select(one => one.Id));
        Assert.Equal(["T-1/first_reply/0/breached/3"], third.Events.Select(one => one.Id));
        Assert.Equal((SlaEventKind.Breached, "urgent"), (third.Events[0].Kind, third.Events[0].Policy));
        Assert.NotEqual(second.ResumeToken, third.ResumeToken);
        Assert.Equal((await host.Client.GetKpisAsync(new GetKpisRequest())).State.StateId, third.State.StateId);
    }

    [Fact]
    public async Task Watch_WithToken_GoesOnBehindItOnAnotherReplica()
    {
        var shard = Shard(new EventLog().Created("T-1", Start, priority: "high").Created("T-2", Start + Minute, priority: "high"), Start + (10 * Minute));
        string token;
        await using (var host = await StartAsync(shard))
        {
            using var watch = host.Tickets.WatchSlaEvents(Replies);
            await NextAsync(watch);
            await PassAsync(host, shard, Start + (15 * Minute));
            var message = await NextAsync(watch);
            Assert.Equal(["T-1/first_reply/0/at-risk/1"], message.Events.Select(one => one.Id));
            token = message.ResumeToken;
        }

        // Three commits while nobody watches.
        shard.Commit(Start + (16 * Minute));
        shard.Commit(Start + (25 * Minute));
        shard.Commit(Start + (40 * Minute));
        await using var other = await StartAsync(shard);
        using var resumed = other.Tickets.WatchSlaEvents(new WatchSlaEventsRequest { Selection = Replies.Selection, ResumeToken = token });
        var missed = await NextAsync(resumed);
        using var again = other.Tickets.WatchSlaEvents(new WatchSlaEventsRequest { Selection = Replies.Selection, ResumeToken = missed.ResumeToken });
        var nothing = await NextAsync(again);

        Assert.Equal(
            [
                "T-2/first_reply/0/at-risk/1", "T-1/first_reply/0/at-risk/2", "T-2/first_reply/0/at-risk/2", "T-1/first_reply/0/breached/3",
                "T-2/first_reply/0/breached/3",
            ],
            missed.Events.Select(one => one.Id));
        Assert.Empty(nothing.Events);
    }

    [Fact]
    public async Task Watch_MoreThanABatchToCatchUp_ComesInBatchesEachOnceInOrder()
    {
        // A token of before anything happened; then a commit with more events than a batch, and many small ones.
        var shard = Shard(new EventLog().Created("T-0", Start, priority: "high"), Start + Minute);
        await using var host = await StartAsync(shard);
        string token;
        using (var before = host.Tickets.WatchSlaEvents(Replies))
        {
            token = (await NextAsync(before)).ResumeToken;
        }

        var log = new EventLog { Source = "/many" };
        for (var i = 1; i <= 1_300; i++)
        {
            log.Created($"T-{i:0000}", Start + (i < 700 ? 1 : i * 100), priority: "high");
        }

        log.Records.ToList().ForEach(shard.Feed);
        for (var nowMs = Start + (15 * Minute); nowMs < Start + (18 * Minute); nowMs += 10_000)
        {
            shard.Commit(nowMs);
        }

        await host.RefreshAsync();
        using var watch = host.Tickets.WatchSlaEvents(new WatchSlaEventsRequest { Selection = Replies.Selection, ResumeToken = token });
        var (ids, messages, resumed) = (new List<string>(), 0, "");
        while (ids.Count < 1_301)
        {
            var message = await NextAsync(watch);
            Assert.NotEmpty(message.Events);
            ids.AddRange(message.Events.Select(one => one.Id));
            messages++;
            resumed = messages == 1 ? message.ResumeToken : resumed;
        }

        using var rest = host.Tickets.WatchSlaEvents(new WatchSlaEventsRequest { Selection = Replies.Selection, ResumeToken = resumed });
        var next = await NextAsync(rest);

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.True(messages > 1);
        Assert.Equal(ids[^602..], ids[^602..].Order(StringComparer.Ordinal));
        Assert.DoesNotContain(next.Events[0].Id, ids[..QueryLimits.MaxTickets]);
        Assert.Contains(next.Events[0].Id, ids);
    }

    [Fact]
    public async Task Watch_ShardThatLostCommits_SendsItsEventsAgain()
    {
        var shard = Shard(new EventLog().Created("T-1", Start, priority: "high"), Start + (16 * Minute));
        for (var i = 0; i < 5; i++)
        {
            shard.Commit(Start + (17 * Minute) + i);
        }

        string token;
        await using (var host = await StartAsync(shard))
        {
            using var watch = host.Tickets.WatchSlaEvents(Replies);
            token = (await NextAsync(watch)).ResumeToken;
        }

        var restored = Shard(new EventLog().Created("T-1", Start, priority: "high"), Start + (16 * Minute));
        restored.Epoch = new ShardEpoch(2, 43);
        restored.Commit(Start + (17 * Minute));
        await using var other = await StartAsync(restored);
        using var resumed = other.Tickets.WatchSlaEvents(new WatchSlaEventsRequest { Selection = Replies.Selection, ResumeToken = token });

        Assert.Equal(["T-1/first_reply/0/at-risk/1"], (await NextAsync(resumed)).Events.Select(one => one.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Watch_OnAReplicaThatLags_WaitsUntilItComesBehindTheToken(bool isOldToken)
    {
        var shard = Shard(new EventLog().Created("T-1", Start, priority: "high").Created("T-2", Start + Minute, priority: "high"), Start + (10 * Minute));
        await using var host = await StartAsync(shard);
        await using var lagging = await StartAsync(shard);
        using var watch = host.Tickets.WatchSlaEvents(Replies);
        await NextAsync(watch);
        await PassAsync(host, shard, Start + (15 * Minute));
        var message = await NextAsync(watch);
        var token = isOldToken ? OldForm(message.ResumeToken) : message.ResumeToken;

        using var resumed = lagging.Tickets.WatchSlaEvents(new WatchSlaEventsRequest { Selection = Replies.Selection, ResumeToken = token });
        var waits = await NextAsync(resumed);
        using var again = lagging.Tickets.WatchSlaEvents(new WatchSlaEventsRequest { Selection = Replies.Selection, ResumeToken = waits.ResumeToken });
        var waitsOn = await NextAsync(again);
        await PassAsync(lagging, shard, Start + (16 * Minute));
        var next = await NextAsync(resumed);

        Assert.Equal(["T-1/first_reply/0/at-risk/1"], message.Events.Select(one => one.Id));
        Assert.Empty(waits.Events);
        Assert.Equal(message.ResumeToken, waits.ResumeToken);
        Assert.Equal(message.ResumeToken, waitsOn.ResumeToken);
        Assert.Equal(["T-2/first_reply/0/at-risk/1"], next.Events.Select(one => one.Id));
    }

    [Fact]
    public async Task Watch_OwnerThatChanged_GoesOnBehindTheToken()
    {
        var shard = Shard(new EventLog().Created("T-1", Start, priority: "high").Created("T-2", Start + Minute, priority: "high"), Start + (15 * Minute));
        await using var host = await StartAsync(shard);
        using var watch = host.Tickets.WatchSlaEvents(Replies);
        var first = await NextAsync(watch);

        shard.Epoch = new ShardEpoch(2, 43);
        shard.Commit(Start + (16 * Minute));
        await using var other = await StartAsync(shard);
        using var resumed = other.Tickets.WatchSlaEvents(new WatchSlaEventsRequest { Selection = Replies.Selection, ResumeToken = first.ResumeToken });

        Assert.Equal(["T-2/first_reply/0/at-risk/1"], (await NextAsync(resumed)).Events.Select(one => one.Id));
    }

    [Fact]
    public async Task Watch_NothingHappens_SaysThatItIsAlive()
    {
        var shard = Shard(new EventLog().Created("T-1", Start), Start + Minute);
        await using var host = await StartAsync(shard);
        using var watch = host.Tickets.WatchSlaEvents(Replies);
        var first = await NextAsync(watch);

        var next = NextAsync(watch);

        // The server may not have begun to wait yet.
        while (!next.IsCompleted)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(next, Task.Delay(20));
        }

        Assert.Empty((await next).Events);
        Assert.Equal(first.ResumeToken, (await next).ResumeToken);
    }

    [Theory]
    [InlineData("nonsense", "resume_token")]
    [InlineData("MTowMDowPTE", "resume_token")]
    public async Task Watch_BadToken_IsRefused(string token, string field)
    {
        await using var host = await StartAsync(Shard(new EventLog().Created("T-1", Start), Start + Minute));
        using var watch = host.Tickets.WatchSlaEvents(new WatchSlaEventsRequest { ResumeToken = token });

        var fault = await Assert.ThrowsAsync<RpcException>(() => NextAsync(watch));

        Assert.Equal((StatusCode.InvalidArgument, field), (fault.StatusCode, fault.Status.Detail.Split(':')[0]));
    }

    /// <summary>A token as it was before it had epochs.</summary>
    private static string OldForm(string token)
    {
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split(':');
        var shards = parts[2].Split(',').Select(static shard => shard.Split('/')[0]);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"1:{parts[1]}:{string.Join(',', shards)}"));
    }

    private static async Task<QueryHost> StartAsync(EngineShard shard)
    {
        var host = await QueryHost.StartAsync(new EngineShardReader(shard), DateTimeOffset.FromUnixTimeMilliseconds(Start + (60 * Minute)), Policies);
        await host.RefreshAsync();
        return host;
    }

    private static async Task PassAsync(QueryHost host, EngineShard shard, long nowMs)
    {
        shard.Commit(nowMs);
        await host.RefreshAsync();
    }

    private static async Task<WatchSlaEventsResponse> NextAsync(AsyncServerStreamingCall<WatchSlaEventsResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2)));
        return watch.ResponseStream.Current;
    }
}
