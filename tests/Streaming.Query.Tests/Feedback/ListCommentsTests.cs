using System.Net;
using System.Text.Json;
using Grpc.Core;
using Streaming.Cli;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Settings;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Feedback;

/// <summary>Comments of a small desk over gRPC, HTTP and the command line.</summary>
public sealed class ListCommentsTests : IAsyncLifetime
{
    private const long Start = 1_772_409_600_000;
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(Start + 3_600_000);

    private EngineShard _shard = null!;
    private QueryHost _host = null!;

    public async Task InitializeAsync()
    {
        var log = new EventLog()
            .Created("T-1", Start, team: "billing", category: "refund", channel: "mail")
            .Created("T-2", Start + 1_000, team: "tech")
            .Reply("T-1", Start + 300_000, agent: "ann");
        Answer(log, Start + 600_000, "r-1", "T-1", "csat", 1, 5, 2, "Too slow, call me: +33 6 12 34 56 78");
        Answer(log, Start + 700_000, "r-2", "T-2", "nps", 0, 10, 9, "Merci\u001b[31m\nencore");
        Answer(log, Start + 800_000, "r-3", null, "ces", 1, 5, 3, "so so");
        Answer(log, Start + 900_000, "r-4", "T-2", "csat", 1, 5, 5, null);
        Answer(log, Start + 950_000, "r-5", "T-2", "csat", 1, 5, 5, "staff words", audience: "agent");
        _shard = new EngineShard(new EngineSettings(), new StorageSettings());
        Feed(log);
        _host = await QueryHost.StartAsync(new EngineShardReader(_shard), Now);
        await _host.RefreshAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task ListComments_All_AreTheNewestFirstWithWhatTheyCountAs()
    {
        var answer = await _host.Feedback.ListCommentsAsync(new ListCommentsRequest());

        Assert.Equal((3L, false, ""), (answer.CommentCount, answer.Incomplete, answer.NextPageToken));
        Assert.Equal(["r-3", "r-2", "r-1"], answer.Comments.Select(static comment => comment.ResponseId));
        Assert.Equal(["neutral", "promoter", "dissatisfied"], answer.Comments.Select(static comment => comment.ClassName));
        Assert.Equal([SurveyClass.Neutral, SurveyClass.Good, SurveyClass.Bad], answer.Comments.Select(static comment => comment.Class));
        Assert.Equal(["", "T-2", "T-1"], answer.Comments.Select(static comment => comment.TicketId));
        var first = answer.Comments[2];
        Assert.Equal("Too slow, call me: [phone]", first.Text);
        Assert.Equal((SurveyKind.Csat, 2, 1, 5, 0, SurveyAudience.Customer), (first.Kind, first.Score, first.ScaleMin, first.ScaleMax, first.Revision, first.Audience));
        Assert.Equal(
            "team=billing agent=ann channel=mail category=refund priority=unknown product=unknown",
            string.Join(' ', first.Split.Select(static value => $"{value.Dimension}={value.Value}")));
        Assert.Equal(first.Time, first.WrittenAt);
        Assert.Equal((await _host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { "nps" } })).State.StateId, answer.State.StateId);
    }

    public static TheoryData<string, string> Filters => new()
    {
        { "kind=csat", "r-1" },
        { "kind=csat,ces", "r-3 r-1" },
        { "class=bad", "r-1" },
        { "class=good&class=neutral", "r-3 r-2" },
        { "min_score=3", "r-3 r-2" },
        { "max_score=2", "r-1" },
        { "min_score=3&max_score=3", "r-3" },
        { "team=billing", "r-1" },
        { "team=billing&team=tech", "r-2 r-1" },
        { "team=unknown", "r-3" },
        { "agent=ann&category=refund&channel=mail", "r-1" },
        { "agent=ann&team=tech", "" },
        { "audience=agent", "r-5" },
        { "tenant=nobody", "" },
        { "window=5m", "r-3 r-2" },
        { "window=1h", "r-3 r-2 r-1" },
        { "window=today", "r-3 r-2 r-1" },
        { "from=2026-03-02T00:11:40Z&to=2026-03-02T00:13:20Z", "r-2" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Comments_Filtered_AreThose(string question, string expected)
    {
        var json = await GetAsync($"comments?{question}");

        var ids = json.GetProperty("comments").EnumerateArray().Select(static comment => comment.GetProperty("response_id").GetString());
        Assert.Equal(expected, string.Join(' ', ids));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, json.GetProperty("comment_count").GetInt64());
    }

    [Fact]
    public async Task Comments_PageByPage_AreThoseOfGrpc()
    {
        var wire = await _host.Feedback.ListCommentsAsync(new ListCommentsRequest());
        var first = await GetAsync("comments?limit=2");
        var last = await GetAsync($"comments?limit=2&page={Uri.EscapeDataString(first.GetProperty("page").GetString()!)}");

        var comments = first.GetProperty("comments").EnumerateArray().Concat(last.GetProperty("comments").EnumerateArray()).ToList();
        Assert.Equal(wire.Comments.Select(static comment => comment.Text), comments.Select(static comment => comment.GetProperty("text").GetString()!));
        Assert.Equal(wire.Comments.Select(static comment => comment.ClassName), comments.Select(static comment => comment.GetProperty("class_name").GetString()!));
        Assert.Equal("billing", comments[2].GetProperty("values").GetProperty("team").GetString());
        Assert.False(last.TryGetProperty("page", out _));
    }

    [Fact]
    public async Task ListComments_RevisedWithdrawnAndCorrected_Follow()
    {
        var log = new EventLog();
        log.Add(
            "survey.revised",
            Start + 1_000_000,
            ("responseId", "r-1"),
            ("ticketId", "T-1"),
            ("kind", "csat"),
            ("scaleMin", 1),
            ("scaleMax", 5),
            ("value", 5),
            ("revision", 1),
            ("comment", "Better now"));
        log.Add("survey.withdrawn", Start + 1_000_000, ("responseId", "r-2"), ("ticketId", "T-2"));
        log.Add("ticket.assigned", Start + 400_000, ("ticketId", "T-1"), ("team", "late"));
        Feed(log);
        await _host.RefreshAsync();

        var comments = (await _host.Feedback.ListCommentsAsync(new ListCommentsRequest())).Comments;

        Assert.Equal(["r-3", "r-1"], comments.Select(static comment => comment.ResponseId));
        Assert.Equal(("Better now", 5, 1, "late"), (comments[1].Text, comments[1].Score, comments[1].Revision, comments[1].Split[0].Value));
        Assert.Equal(Start + 600_000, comments[1].Time.ToDateTimeOffset().ToUnixTimeMilliseconds());
        Assert.Equal(Start + 1_000_000, comments[1].WrittenAt.ToDateTimeOffset().ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData("kind=happy", "kind")]
    [InlineData("class=worst", "class")]
    [InlineData("class=unspecified", "class")]
    [InlineData("min_score=5&max_score=4", "max_score")]
    [InlineData("min_score=x", "min_score")]
    [InlineData("audience=all", "audience")]
    [InlineData("window=2h", "window")]
    [InlineData("limit=501", "limit")]
    [InlineData("page=nonsense", "page")]
    [InlineData("customer=c-1", "customer")]
    [InlineData("kpi=nps", "kpi")]
    [InlineData("from=2026-03-02T00:11:40Z&to=2026-03-02T00:11:40Z", "to")]
    [InlineData("from=2026-03-02T01:00:10Z&to=2026-03-02T02:00:00Z", "from")]
    public async Task Comments_BadParameter_IsAProblemThatNamesIt(string question, string parameter)
    {
        using var answer = await _host.Http.GetAsync(new Uri($"api/v1/comments?{question}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(parameter, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task ListComments_TokenOfAnotherRequest_IsRefused()
    {
        var page = await _host.Feedback.ListCommentsAsync(new ListCommentsRequest { PageSize = 1 });

        var fault = await Assert.ThrowsAsync<RpcException>(async () =>
            await _host.Feedback.ListCommentsAsync(new ListCommentsRequest { PageToken = page.NextPageToken, Kinds = { SurveyKind.Nps } }));

        Assert.Equal((StatusCode.InvalidArgument, "page_token"), (fault.StatusCode, fault.Trailers.GetValue(ErrorTrailers.Field)));
    }

    [Fact]
    public async Task ListComments_NoTicketsFollowed_SaysWhy()
    {
        await using var host = await QueryHost.StartAsync(new EngineShardReader(_shard), Now, "--Query:MaxTickets=0");
        await host.RefreshAsync();

        var fault = await Assert.ThrowsAsync<RpcException>(async () => await host.Feedback.ListCommentsAsync(new ListCommentsRequest()));

        Assert.Equal(StatusCode.FailedPrecondition, fault.StatusCode);
    }

    [Fact]
    public async Task CommandLine_Comments_ShowsThem()
    {
        using var bytes = new MemoryStream();
        var (text, errors) = (new StringWriter(), new StringWriter());
        string[] args = ["comments", "--kind", "nps", "--kind", "csat", "--window", "1h", "--server", $"http://{_host.Channel.Target}"];

        var code = await CliProgram.RunAsync(args, new CliStreams(text, bytes, errors));

        Assert.Equal((0, ""), (code, errors.ToString()));
        Assert.Contains("2 comments", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("2026-03-02 00:11:40  T-2  NPS 9 of 0-10 promoter  team tech", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("    Merci[31m" + Environment.NewLine + "    encore", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("CSAT 2 of 1-5 dissatisfied  team billing, agent ann, channel mail, category refund", text.ToString(), StringComparison.Ordinal);
    }

    private static void Answer(
        EventLog log, long timeMs, string response, string? ticket, string kind, int min, int max, int value, string? comment, string? audience = null) => log.Add(
        "survey.answered",
        timeMs,
        ("responseId", response),
        ("ticketId", ticket),
        ("kind", kind),
        ("scaleMin", min),
        ("scaleMax", max),
        ("value", value),
        ("audience", audience),
        ("comment", comment));

    private void Feed(EventLog log)
    {
        log.Records.ToList().ForEach(_shard.Feed);
        _shard.Commit(Now.ToUnixTimeMilliseconds());
    }

    private async Task<JsonElement> GetAsync(string path) => JsonDocument.Parse(await _host.Http.GetStringAsync(new Uri("api/v1/" + path, UriKind.Relative))).RootElement;
}
