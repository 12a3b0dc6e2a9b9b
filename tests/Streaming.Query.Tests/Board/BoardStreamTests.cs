using System.Net;
using System.Text.Json;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Board;

public sealed class BoardStreamTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private FakeShardReader _reader = null!;
    private QueryHost _host = null!;

    public async Task InitializeAsync()
    {
        _reader = new FakeShardReader(SmallDesk.Shards());
        _host = await QueryHost.StartAsync(_reader, SmallDesk.Now, "--Query:MaxWatches=4");
        await _host.RefreshAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Stream_Opened_BeginsWithTheBoardAndTheCourseAskedFor()
    {
        await using var events = await EventReader.OpenAsync(_host.Http, "api/v1/stream?window=1h&kpi=tickets_total&course=tickets_total.value,first_response_time.p50");

        var board = await events.NextAsync().WaitAsync(Patience);
        var course = await events.NextAsync().WaitAsync(Patience);

        Assert.Equal("board", board.Name);
        Assert.Equal(13, Tickets(board.Data));
        Assert.Equal("course", course.Name);
        Assert.Equal("5m", course.Data.GetProperty("step").GetString());
        var kpis = course.Data.GetProperty("rows")[0].GetProperty("kpis");
        Assert.Equal(13, kpis.GetProperty("tickets_total").GetProperty("value").GetProperty("values").EnumerateArray().Sum(static value => value.GetDouble()));
        Assert.Equal(["p50"], kpis.GetProperty("first_response_time").EnumerateObject().Select(static statistic => statistic.Name));
    }

    [Fact]
    public async Task Stream_StepOfTheCourseNoLongerKept_GoesOnWithALongerOne()
    {
        var reader = new FakeShardReader(SmallDesk.Shards());
        await using var host = await QueryHost.StartAsync(reader, SmallDesk.Now, "--Engine:QuarterHourSpan=3.00:00:00", "--Query:MetricsWindows:0=1h");
        await host.RefreshAsync();
        await using var events = await EventReader.OpenAsync(host.Http, "api/v1/stream?window=last_week&kpi=tickets_total&course=tickets_total.value");

        var board = await events.NextAsync().WaitAsync(Patience);
        var course = await events.NextAsync().WaitAsync(Patience);

        Assert.Equal(("board", "course"), (board.Name, course.Name));
        Assert.Equal("1d", course.Data.GetProperty("step").GetString());
        Assert.Equal(7, course.Data.GetProperty("times").GetArrayLength());
    }

    [Fact]
    public async Task Stream_StatesWhileTheReaderPauses_AreConflatedIntoTheNewest()
    {
        await using var events = await EventReader.OpenAsync(_host.Http, "api/v1/stream?kpi=tickets_total");
        await events.NextAsync().WaitAsync(Patience);
        for (var i = 0; i < 5; i++)
        {
            await AddTicketAsync();
        }

        var next = events.NextAsync();
        await AdvanceUntilAsync(next, TimeSpan.FromMilliseconds(100));

        Assert.Equal(18, Tickets((await next).Data));
    }

    [Fact]
    public async Task Stream_NothingMoves_BeatsWithinTwoSeconds()
    {
        await using var events = await EventReader.OpenAsync(_host.Http, "api/v1/stream?kpi=tickets_total");
        await events.NextAsync().WaitAsync(Patience);

        var next = events.NextAsync();
        var waited = await AdvanceUntilAsync(next, TimeSpan.FromMilliseconds(100));

        // The as-of of the first message lies 6.75 s ahead: until then nothing but a beat can come.
        Assert.Equal("beat", (await next).Name);
        Assert.True(waited >= TimeSpan.FromSeconds(2), $"It came after {waited}.");
    }

    [Fact]
    public async Task Stream_DataStops_BeatsSayThatItIsStale()
    {
        await using var events = await EventReader.OpenAsync(_host.Http, "api/v1/stream?kpi=tickets_total");
        Assert.False((await events.NextAsync().WaitAsync(Patience)).Data.GetProperty("state").GetProperty("stale").GetBoolean());

        var isStale = false;
        for (var i = 0; i < 10 && !isStale; i++)
        {
            var next = events.NextAsync();
            await AdvanceUntilAsync(next, TimeSpan.FromSeconds(1));
            var (name, _, data) = await next;
            isStale = (name == "beat" ? data : data.GetProperty("state")).GetProperty("stale").GetBoolean();
        }

        Assert.True(isStale);
    }

    [Fact]
    public async Task Stream_ResumedAtTheSameState_BeginsWithTheNextChange()
    {
        string? id;
        await using (var events = await EventReader.OpenAsync(_host.Http, "api/v1/stream?kpi=tickets_total"))
        {
            id = (await events.NextAsync().WaitAsync(Patience)).Id;
        }

        var opening = EventReader.OpenAsync(_host.Http, "api/v1/stream?kpi=tickets_total", id);
        await AddTicketAsync();
        await AdvanceUntilAsync(opening, TimeSpan.FromMilliseconds(100));
        await using var resumed = await opening;

        Assert.Equal(14, Tickets((await resumed.NextAsync().WaitAsync(Patience)).Data));
    }

    [Fact]
    public async Task Stream_OneTooMany_IsToldToComeLater()
    {
        await using var first = await EventReader.OpenAsync(_host.Http, "api/v1/stream");
        await using var second = await EventReader.OpenAsync(_host.Http, "api/v1/stream");
        await using var third = await EventReader.OpenAsync(_host.Http, "api/v1/stream");
        await using var fourth = await EventReader.OpenAsync(_host.Http, "api/v1/stream");

        using var fifth = await _host.Http.GetAsync(new Uri("api/v1/stream", UriKind.Relative));

        Assert.Equal(HttpStatusCode.TooManyRequests, fifth.StatusCode);
        Assert.NotNull(fifth.Headers.RetryAfter);
    }

    private static double Tickets(JsonElement board) =>
        board.GetProperty("kpis").GetProperty("tickets_total").GetProperty("value").GetProperty("value").GetDouble();

    private async Task AddTicketAsync()
    {
        _reader.Change(shards =>
        {
            SmallDesk.Created(shards[0], -40_000, "tech", "mail", 1);
            shards[0].Commit();
        });
        await _host.RefreshAsync();
    }

    /// <summary>Moves the clock on until the message is there: the server may not have begun to wait yet.</summary>
    private async Task<TimeSpan> AdvanceUntilAsync(Task message, TimeSpan step)
    {
        var advanced = TimeSpan.Zero;
        for (var i = 0; i < 1_000 && !message.IsCompleted; i++)
        {
            _host.Time.Advance(step);
            advanced += step;
            await Task.WhenAny(message, Task.Delay(10));
        }

        await message.WaitAsync(Patience);
        return advanced;
    }
}
