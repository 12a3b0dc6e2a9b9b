using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Streaming.Contracts.Kpi.V1;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Grpc;

public sealed class WatchKpisTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private FakeShardReader _reader = null!;
    private QueryHost _host = null!;

    public async Task InitializeAsync()
    {
        _reader = new FakeShardReader(SmallDesk.Shards());
        _host = await QueryHost.StartAsync(_reader, SmallDesk.Now);
        await _host.RefreshAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task WatchKpis_StatesWhileTheReaderPauses_AreConflatedIntoTheNewest()
    {
        using var call = _host.Client.WatchKpis(Request());
        var first = await NextAsync(call);
        Assert.Equal(13, Tickets(first));
        Assert.False(first.RepeatedState);

        for (var i = 0; i < 5; i++)
        {
            await AddTicketAsync();
        }

        var next = NextAsync(call);
        await AdvanceUntilAsync(next);
        Assert.Equal(18, Tickets(await next));
        Assert.Equal(4, (await next).Conflated);
    }

    [Fact]
    public async Task WatchKpis_NothingMoves_RepeatsTheStateToShowLife()
    {
        using var call = _host.Client.WatchKpis(Request());
        var first = await NextAsync(call);
        var next = NextAsync(call);

        await AdvanceUntilAsync(next);

        Assert.Equal(first.Snapshot.State.StateId, (await next).Snapshot.State.StateId);
    }

    [Fact]
    public async Task WatchKpis_ResumedAtTheSameState_BeginsWithTheNextChange()
    {
        string token;
        using (var call = _host.Client.WatchKpis(Request()))
        {
            token = (await NextAsync(call)).ResumeToken;
        }

        var request = Request();
        request.ResumeToken = token;
        using var resumed = _host.Client.WatchKpis(request);
        var next = NextAsync(resumed);
        await AddTicketAsync();
        await AdvanceUntilAsync(next);

        Assert.Equal(14, Tickets(await next));
    }

    [Fact]
    public async Task WatchKpis_ResumedAtAnOlderState_BeginsWithTheNewest()
    {
        string token;
        using (var call = _host.Client.WatchKpis(Request()))
        {
            token = (await NextAsync(call)).ResumeToken;
        }

        await AddTicketAsync();
        var request = Request();
        request.ResumeToken = token;
        using var resumed = _host.Client.WatchKpis(request);

        Assert.Equal(14, Tickets(await NextAsync(resumed)));
    }

    [Theory]
    [InlineData("no token", "resume_token")]
    [InlineData("", "min_interval")]
    public async Task WatchKpis_InvalidArgument_NamesItsField(string token, string field)
    {
        var request = Request();
        request.ResumeToken = token;
        request.MinInterval = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(field == "min_interval" ? 10 : 1_000));
        using var call = _host.Client.WatchKpis(request);

        var fault = await Assert.ThrowsAsync<RpcException>(() => NextAsync(call));

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.StartsWith(field + ":", fault.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WatchKpis_TokenOfAnotherSelection_IsRefused()
    {
        string token;
        using (var call = _host.Client.WatchKpis(Request()))
        {
            token = (await NextAsync(call)).ResumeToken;
        }

        var request = Request();
        request.Selection.GroupBy.Add("team");
        request.ResumeToken = token;
        using var other = _host.Client.WatchKpis(request);

        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => NextAsync(other))).StatusCode);
    }

    private static WatchKpisRequest Request() => new() { Selection = new GetKpisRequest { Kpis = { "tickets_total" } } };

    private static double Tickets(WatchKpisResponse response) => response.Snapshot.Results[0].Rows[0].Values[0].Value;

    private static async Task<WatchKpisResponse> NextAsync(AsyncServerStreamingCall<WatchKpisResponse> call)
    {
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience));
        return call.ResponseStream.Current;
    }

    private async Task AddTicketAsync()
    {
        _reader.Change(shards =>
        {
            SmallDesk.Created(shards[0], -40_000, "tech", "mail", 1);
            shards[0].Commit();
        });
        await _host.RefreshAsync();
    }

    /// <summary>Moves the clock on, second by second, until the message is there: the server may not have begun to wait yet.</summary>
    private async Task AdvanceUntilAsync(Task message)
    {
        for (var i = 0; i < 1_000 && !message.IsCompleted; i++)
        {
            _host.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(message, Task.Delay(10));
        }

        await message.WaitAsync(Patience);
    }
}
