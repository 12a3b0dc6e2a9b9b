using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Query.Board.Streams;
using Streaming.Query.Grpc;
using Streaming.Query.Refresh;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Board;

/// <summary>However many boards hang on the walls, the service computes what they show once, and a slow one holds nothing.</summary>
public sealed class ManyBoardsTests : IAsyncLifetime
{
    private const string Question = "api/v1/stream?window=1h&kpi=tickets_total,first_response_time&course=tickets_total.value";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private FakeShardReader _reader = null!;
    private QueryHost _host = null!;

    public async Task InitializeAsync()
    {
        _reader = new FakeShardReader(SmallDesk.Shards());
        _host = await QueryHost.StartAsync(_reader, SmallDesk.Now, "--Query:MaxWatches=250");
        await _host.RefreshAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Stream_SecondBoardOfTheSame_ComputesNothing()
    {
        await using var first = await EventReader.OpenAsync(_host.Http, Question);
        var board = await first.NextAsync().WaitAsync(Patience);
        var course = await first.NextAsync().WaitAsync(Patience);
        var (results, courses) = Computed();

        await using var second = await EventReader.OpenAsync(_host.Http, Question);
        var sameBoard = await second.NextAsync().WaitAsync(Patience);
        var sameCourse = await second.NextAsync().WaitAsync(Patience);

        Assert.Equal((1, 1), (results, courses));
        Assert.Equal((1, 1), Computed());
        Assert.Equal(board.Data.GetProperty("kpis").GetRawText(), sameBoard.Data.GetProperty("kpis").GetRawText());
        Assert.Equal(course.Data.GetRawText(), sameCourse.Data.GetRawText());
    }

    [Fact]
    public async Task Stream_TwoHundredBoards_AreToldOfANewStateByOneComputation()
    {
        var boards = new List<EventReader>();
        try
        {
            for (var i = 0; i < 200; i++)
            {
                boards.Add(await EventReader.OpenAsync(_host.Http, Question));
                await boards[i].NextAsync().WaitAsync(Patience);
                await boards[i].NextAsync().WaitAsync(Patience);
            }

            await AddTicketAsync();
            var told = Task.WhenAll(boards.Select(static board => NewStateAsync(board)));
            while (!told.IsCompleted)
            {
                _host.Time.Advance(TimeSpan.FromMilliseconds(100));
                await Task.WhenAny(told, Task.Delay(10));
            }

            Assert.All(await told.WaitAsync(Patience), static tickets => Assert.Equal(14, tickets));

            // One for what was, one for what is; and one more for each 10 s that have passed meanwhile, in which the windows moved on.
            var passed = (_host.Time.GetUtcNow() - SmallDesk.Now) / TimeSpan.FromSeconds(10);
            Assert.InRange(Computed().Results, 2, 3 + (long)passed);
            Assert.InRange(Computed().Courses, 1, 2 + (long)passed);
        }
        finally
        {
            foreach (var board in boards)
            {
                await board.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task Stream_DifferentQuestions_ShareNothing()
    {
        await using var all = await EventReader.OpenAsync(_host.Http, "api/v1/stream?window=1h&kpi=tickets_total");
        await using var some = await EventReader.OpenAsync(_host.Http, "api/v1/stream?window=1h&kpi=tickets_total&team=tech");

        var (every, ofTeam) = (await all.NextAsync().WaitAsync(Patience), await some.NextAsync().WaitAsync(Patience));

        Assert.Equal(2, Computed().Results);
        Assert.NotEqual(every.Data.GetProperty("kpis").GetRawText(), ofTeam.Data.GetProperty("kpis").GetRawText());
    }

    // What the reader does not take is not kept for it: once the connection is full, no message is made, and the reader is given up.
    [Fact]
    public async Task Stream_ReaderThatTakesNothing_IsGivenUpAndHoldsNothing()
    {
        using var socket = new TcpClient { ReceiveBufferSize = 4_096 };
        await socket.ConnectAsync(_host.Http.BaseAddress!.Host, _host.Http.BaseAddress.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /api/v1/stream?window=24h HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        await UntilAsync(() => Open == 1, () => Task.CompletedTask);

        await UntilAsync(() => Open == 0, async () =>
        {
            await AddTicketAsync();
            _host.Time.Advance(TimeSpan.FromSeconds(1));
        });
    }

    private int Open => (int)_host.Services.GetRequiredService<ReaderMetrics>().Watches.Value;

    private static async Task UntilAsync(Func<bool> isSo, Func<Task> meanwhile)
    {
        for (var i = 0; i < 3_000 && !isSo(); i++)
        {
            await meanwhile();
            await Task.Delay(10);
        }

        Assert.True(isSo());
    }

    private static async Task<double> NewStateAsync(EventReader board)
    {
        while (true)
        {
            var (name, _, data) = await board.NextAsync();
            if (name == "board" && data.GetProperty("kpis").GetProperty("tickets_total").GetProperty("value").GetProperty("value").GetDouble() is var tickets && tickets != 13)
            {
                return tickets;
            }
        }
    }

    private (long Results, long Courses) Computed() =>
        (_host.Services.GetRequiredService<SharedResults>().Computed, _host.Services.GetRequiredService<SharedCourses>().Computed);

    private async Task AddTicketAsync()
    {
        _reader.Change(shards =>
        {
            SmallDesk.Created(shards[0], -40_000, "tech", "mail", 1);
            shards[0].Commit();
        });
        await _host.RefreshAsync();
    }
}
