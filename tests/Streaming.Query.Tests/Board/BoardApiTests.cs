using System.Net;
using System.Text.Json;
using Streaming.Contracts.Kpi.V1;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Board;

public sealed class BoardApiTests : IAsyncLifetime
{
    private QueryHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        await _host.RefreshAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("5m")]
    [InlineData("24h")]
    [InlineData("30d")]
    [InlineData("today")]
    public async Task Board_EveryNumber_EqualsTheAnswerOfGrpc(string window)
    {
        var json = await GetAsync($"api/v1/board?window={window}&channel=mail");
        var wire = await _host.Client.GetKpisAsync(new GetKpisRequest
        {
            Windows = new() { Names = { window } },
            Filters = { new Filter { Dimension = "channel", Values = { "mail" } } },
            WithPrevious = true,
        });

        AssertSame(wire.Results[0].Rows[0].Values, json.GetProperty("kpis"));
        Assert.Equal(window, json.GetProperty("window").GetString());
        Assert.Equal(wire.Results[0].Interval.Start.ToDateTimeOffset(), json.GetProperty("from").GetDateTimeOffset());
        Assert.Equal(wire.Results[0].Interval.End.ToDateTimeOffset(), json.GetProperty("to").GetDateTimeOffset());
        AssertSame(wire.State, json.GetProperty("state"));
    }

    [Fact]
    public async Task Board_NoData_IsNullWithItsReason()
    {
        var json = await GetAsync("api/v1/board?window=1h&kpi=mttr,nps");

        var mean = json.GetProperty("kpis").GetProperty("mttr").GetProperty("mean");
        Assert.Equal(JsonValueKind.Null, mean.GetProperty("value").ValueKind);
        Assert.Equal("no_data", mean.GetProperty("absent").GetString());
        Assert.Equal(100, json.GetProperty("kpis").GetProperty("nps").GetProperty("value").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task Kpis_Catalogue_SaysWhatABoardShowsAndWhatEachKpiIsAbout()
    {
        var json = await GetAsync("api/v1/kpis");

        var keys = json.GetProperty("kpis").EnumerateArray().Select(static kpi => kpi.GetProperty("key").GetString()).ToList();
        var board = json.GetProperty("board").EnumerateArray().Select(static key => key.GetString()).ToList();
        Assert.False(json.GetProperty("promises").GetBoolean());
        Assert.Equal("resolution_rate", board[1]);
        Assert.Empty(board.Except(keys));
        Assert.True(json.GetProperty("kpis")[keys.IndexOf("mttr")].GetProperty("tickets").GetBoolean());
        Assert.False(json.GetProperty("kpis")[keys.IndexOf("churn_rate")].TryGetProperty("tickets", out _));
        Assert.Equal("customers", json.GetProperty("kpis")[keys.IndexOf("churn_rate")].GetProperty("group").GetString());
        Assert.Equal("Clients partis dans l'intervalle.", json.GetProperty("kpis")[keys.IndexOf("customers_left")].GetProperty("formula_fr").GetString());
        Assert.Equal("Il croît avec le nombre de clients\u00a0: lisez le désabonnement à côté.", json.GetProperty("kpis")[keys.IndexOf("customers_left")].GetProperty("cautions_fr")[0].GetString());
        Assert.StartsWith("La forme par cohorte", json.GetProperty("kpis")[keys.IndexOf("resolution_rate")].GetProperty("variant_fr").GetString(), StringComparison.Ordinal);
        Assert.True(json.GetProperty("kpis")[keys.IndexOf("tickets_by_customer")].GetProperty("ranking").GetBoolean());
        Assert.Equal(
            ["category_share", "tickets_by_category", "tickets_by_customer"],
            json.GetProperty("kpis").EnumerateArray().Where(static kpi => kpi.TryGetProperty("of_groups", out var isSo) && isSo.GetBoolean()).Select(static kpi => kpi.GetProperty("key").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Kpis_BoardAndSyntheticGroupsConfigured_AreTold()
    {
        await using var host = await QueryHost.StartAsync(
            new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now, "--Query:BoardKpis:0=nps", "--Query:BoardKpis:1=backlog", "--Query:SyntheticGroups:0=satisfaction");

        var json = JsonDocument.Parse(await host.Http.GetStringAsync(new Uri("api/v1/kpis", UriKind.Relative))).RootElement;

        Assert.Equal(["nps", "backlog"], json.GetProperty("board").EnumerateArray().Select(static key => key.GetString()));
        var kpis = json.GetProperty("kpis").EnumerateArray().ToDictionary(static kpi => kpi.GetProperty("key").GetString()!);
        Assert.True(kpis["nps"].GetProperty("synthetic").GetBoolean());
        Assert.False(kpis["backlog"].TryGetProperty("synthetic", out _));
    }

    [Fact]
    public async Task Labels_French_AreThoseOfGrpc()
    {
        var json = await GetAsync("api/v1/labels?language=fr");
        var wire = await _host.Client.ListLabelsAsync(new ListLabelsRequest { Language = "fr" });

        Assert.Equal("fr", json.GetProperty("language").GetString());
        Assert.Equal(
            wire.Labels.OrderBy(static label => label.Key, StringComparer.Ordinal).Select(static label => (label.Key, label.Value)),
            json.GetProperty("labels").EnumerateObject().Select(static label => (label.Name, label.Value.GetString()!)));
    }

    [Fact]
    public async Task Breakdown_EveryNumber_EqualsTheAnswerOfGrpc()
    {
        var json = await GetAsync("api/v1/breakdown?window=24h&by=team&limit=2");
        var wire = await _host.Client.GetKpisAsync(new GetKpisRequest
        {
            Windows = new() { Names = { "24h" } },
            GroupBy = { "team" },
            Limit = 2,
            WithPrevious = true,
        });

        var rows = json.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(wire.Results[0].Rows.Count, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            Assert.Equal(wire.Results[0].Rows[i].Group[0].Value, rows[i].GetProperty("by").GetProperty("team").GetString());
            Assert.Equal(wire.Results[0].Rows[i].Folded, rows[i].GetProperty("folded").GetBoolean());
            AssertSame(wire.Results[0].Rows[i].Values, rows[i].GetProperty("kpis"));
        }

        Assert.Equal(wire.Results[0].GroupCount, json.GetProperty("group_count").GetInt32());
    }

    [Fact]
    public async Task Series_EveryNumber_EqualsTheAnswerOfGrpc()
    {
        var json = await GetAsync("api/v1/series?window=15m&step=1m&kpi=tickets_total&kpi=first_response_time");
        var wire = await _host.Client.GetSeriesAsync(new GetSeriesRequest { Window = "15m", Step = "1m", Kpis = { "tickets_total", "first_response_time" } });

        var kpis = json.GetProperty("rows")[0].GetProperty("kpis");
        var times = json.GetProperty("times").EnumerateArray().Select(static time => time.GetInt64()).ToList();
        Assert.Equal(wire.Points.Select(static point => point.Interval.Start.Seconds), times);
        for (var i = 0; i < wire.Points.Count; i++)
        {
            foreach (var value in wire.Points[i].Rows[0].Values)
            {
                var column = kpis.GetProperty(value.Key).GetProperty(NameOf(value.Statistic));
                Assert.Equal(value.HasValue ? value.Value : null, Number(column.GetProperty("values")[i]));
                Assert.Equal(value.SampleSize, column.GetProperty("n")[i].GetInt64());
            }
        }
    }

    [Fact]
    public async Task Kpis_EveryDefinition_IsThatOfGrpc()
    {
        var json = await GetAsync("api/v1/kpis");
        var wire = await _host.Client.ListKpisAsync(new ListKpisRequest());

        var kpis = json.GetProperty("kpis").EnumerateArray().ToList();
        Assert.Equal(wire.Kpis.Select(static kpi => kpi.Key), kpis.Select(static kpi => kpi.GetProperty("key").GetString()));
        Assert.Equal(wire.Kpis.Select(static kpi => kpi.NameFr), kpis.Select(static kpi => kpi.GetProperty("name").GetProperty("fr").GetString()));
        Assert.Equal(wire.Kpis.Select(static kpi => kpi.Formula), kpis.Select(static kpi => kpi.GetProperty("formula").GetString()));
        Assert.Equal(wire.Kpis.Select(static kpi => kpi.Standards.Count), kpis.Select(static kpi => kpi.GetProperty("standards").GetArrayLength()));
        Assert.Contains("this_week", json.GetProperty("periods").EnumerateArray().Select(static period => period.GetString()));
        Assert.Contains("24h", json.GetProperty("windows").EnumerateArray().Select(static window => window.GetString()));
    }

    [Fact]
    public async Task Kpis_NoteConfigured_IsToldInBothLanguages()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now, "--Query:Note=Made up.", "--Query:NoteFr=Inventé.");

        var note = JsonDocument.Parse(await host.Http.GetStringAsync(new Uri("api/v1/kpis", UriKind.Relative))).RootElement.GetProperty("note");

        Assert.Equal("Made up.", note.GetProperty("en").GetString());
        Assert.Equal("Inventé.", note.GetProperty("fr").GetString());
        Assert.False((await GetAsync("api/v1/kpis")).TryGetProperty("note", out _));
    }

    [Theory]
    [InlineData("2024-05-17T13:00:00Z")]
    [InlineData("2024-05-17T13:00:00.000Z")]
    [InlineData("2024-05-17T15:00:00.0%2B02:00")]
    [InlineData("2024-05-17T13:00")]
    public async Task Board_Instant_IsReadAsItIsWritten(string asOf)
    {
        var answer = await GetAsync($"api/v1/board?as_of={asOf}");

        Assert.Equal(new DateTimeOffset(2024, 5, 17, 13, 0, 0, TimeSpan.Zero), answer.GetProperty("state").GetProperty("as_of").GetDateTimeOffset());
    }

    [Theory]
    [InlineData("board?window=2h", "window")]
    [InlineData("board?kpi=tickets_total,nonsense", "kpi")]
    [InlineData("board?temas=billing", "temas")]
    [InlineData("board?team=", null)]
    [InlineData("board?window=1h&window=4h", "window")]
    [InlineData("board?as_of=yesterday", "as_of")]
    [InlineData("board?as_of=12:30", "as_of")]
    [InlineData("board?as_of=05/17/2024", "as_of")]
    [InlineData("board?as_of=0001-01-01T00:00:00Z", "as_of")]
    [InlineData("board?from=0001-01-01T00:00:00Z&to=2024-05-17T13:10:00Z", "from")]
    [InlineData("board?from=2024-05-17T13:00:00Z&to=9999-12-31T23:59:59Z", "to")]
    [InlineData("series?kpi=tickets_total&from=2024-05-17T13:00:00Z&to=9999-12-31T23:59:59Z", "to")]
    [InlineData("board?from=2024-05-17T13:00:00Z", "to")]
    [InlineData("board?from=2024-05-17T13:00:01Z&to=2024-05-17T13:10:00Z", "from")]
    [InlineData("board?agent=a1&category=x", "category")]
    [InlineData("breakdown", "by")]
    [InlineData("breakdown?by=mood", "by")]
    [InlineData("breakdown?by=team&limit=many", "limit")]
    [InlineData("series?window=1h", "kpi")]
    [InlineData("series?kpi=tickets_total&step=7m", "step")]
    [InlineData("series?kpi=tickets_total&window=this_week", null)]
    [InlineData("stream?window=2h", "window")]
    [InlineData("stream?course=nonsense.p50", "course")]
    [InlineData("stream?course=tickets_total", "course")]
    [InlineData("stream?course=tickets_total.p50", "course")]
    [InlineData("stream?team=billing&kpi=backlog&course=revenue.value", "course")]
    [InlineData("kpis?team=billing", "team")]
    [InlineData("labels?team=billing", "team")]
    [InlineData("ticket?id=T-1&team=billing", "team")]
    public async Task Api_BadParameter_IsAProblemThatNamesIt(string question, string? parameter)
    {
        using var answer = await _host.Http.GetAsync(new Uri("api/v1/" + question, UriKind.Relative));

        if (parameter is null)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return;
        }

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task Api_BeforeTheIndexIsLoaded_IsUnavailable()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);

        using var answer = await host.Http.GetAsync(new Uri("api/v1/board", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static void AssertSame(IEnumerable<KpiValue> values, JsonElement kpis)
    {
        foreach (var value in values)
        {
            var json = kpis.GetProperty(value.Key).GetProperty(NameOf(value.Statistic));
            Assert.Equal(value.HasValue ? value.Value : null, Number(json.GetProperty("value")));
            Assert.Equal(value.SampleSize, json.GetProperty("n").GetInt64());
            Assert.Equal(value.HasPreviousValue ? value.PreviousValue : null, Optional(json, "previous"));
            Assert.Equal(value.HasLevelStart ? value.LevelStart : null, Optional(json, "start"));
            Assert.Equal(value.HasLevelChange ? value.LevelChange : null, Optional(json, "change"));
            Assert.Equal(value.HasDelta ? value.Delta : null, Optional(json, "delta"));
            Assert.Equal(value.HasDeltaRatio ? value.DeltaRatio : null, Optional(json, "delta_ratio"));
            Assert.Equal(value.Band == Band.Unspecified ? null : value.Band.ToString(), Word(json, "band"), ignoreCase: true);
            Assert.Equal(value.TargetState == TargetState.Unspecified ? null : value.TargetState.ToString(), Word(json, "target_state"), ignoreCase: true);
            Assert.Equal(value.TooFew, json.TryGetProperty("too_few", out var tooFew) && tooFew.GetBoolean());
            Assert.Equal(value.Provisional, json.TryGetProperty("provisional", out var provisional) && provisional.GetBoolean());
        }
    }

    private static void AssertSame(DataState state, JsonElement json)
    {
        Assert.Equal(state.StateId, json.GetProperty("state_id").GetString());
        Assert.Equal(state.AsOf.ToDateTimeOffset(), json.GetProperty("as_of").GetDateTimeOffset());
        Assert.Equal(state.DataThrough.ToDateTimeOffset(), json.GetProperty("data_through").GetDateTimeOffset());
        Assert.Equal(state.Stale, json.GetProperty("stale").GetBoolean());
    }

    private static string? Word(JsonElement json, string name) =>
        json.TryGetProperty(name, out var word) ? word.GetString()!.Replace("_", "", StringComparison.Ordinal) : null;

    private static string NameOf(string statistic) => statistic.Length == 0 ? "value" : statistic;

    private static double? Optional(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? Number(value) : null;

    private static double? Number(JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : json.GetDouble();

    private async Task<JsonElement> GetAsync(string path) => JsonDocument.Parse(await _host.Http.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement;
}
