using System.Net;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Settings;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Board;

/// <summary>Tickets over HTTP are those over gRPC.</summary>
public sealed class TicketApiTests : IAsyncLifetime
{
    private const long Start = 1_772_409_600_000;
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(Start + 3_600_000);

    private QueryHost _host = null!;

    public async Task InitializeAsync()
    {
        var log = new EventLog()
            .Created("T-1", Start, team: "billing").Created("T-2", Start + 1_000, team: "tech").Created("T-3", Start + 2_000, team: "tech")
            .Reply("T-1", Start + 300_000, agent: "a1").Reply("T-2", Start + 1_801_000, agent: "a2").Reply("T-3", Start + 602_000, agent: "a1")
            .Status("T-3", Start + 700_000, "solved").Status("T-1", Start + 1_700_000, "solved");
        var shard = new EngineShard(new EngineSettings(), new StorageSettings());
        log.Records.ToList().ForEach(shard.Feed);
        shard.Commit(Now.ToUnixTimeMilliseconds());
        _host = await QueryHost.StartAsync(new EngineShardReader(shard), Now);
        await _host.RefreshAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Tickets_PageByPage_AreThoseOfGrpc()
    {
        var wire = await _host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "first_response_time", Window = "24h" });
        var json = await GetAsync("tickets?kpi=first_response_time&window=24h&limit=2");
        var next = await GetAsync($"tickets?kpi=first_response_time&window=24h&limit=2&page={Uri.EscapeDataString(json.GetProperty("page").GetString()!)}");

        var rows = json.GetProperty("rows").EnumerateArray().Concat(next.GetProperty("rows").EnumerateArray()).ToList();
        Assert.Equal(wire.Rows.Select(static row => (row.Ticket.Id, row.Value)), rows.Select(static row => (row.GetProperty("ticket").GetProperty("id").GetString()!, row.GetProperty("value").GetDouble())));
        Assert.Equal(wire.Rows.Select(static row => row.Ticket.Team), rows.Select(static row => row.GetProperty("ticket").GetProperty("values").GetProperty("team").GetString()!));
        Assert.Equal(wire.TicketCount, json.GetProperty("ticket_count").GetInt64());
        Assert.False(next.TryGetProperty("page", out _));
    }

    [Fact]
    public async Task TicketRows_EveryColumn_IsThatOfTheExport()
    {
        using var export = _host.Tickets.ExportTickets(new ExportTicketsRequest { Selection = new ListTicketsRequest { Kpi = "wait_time", Window = "24h" }, Format = ExportFormat.JsonLines });
        var lines = new StringBuilder();
        await foreach (var chunk in export.ResponseStream.ReadAllAsync())
        {
            lines.Append(chunk.Data.ToStringUtf8());
        }

        var rows = (await GetAsync("tickets/rows?kpi=wait_time&window=24h")).EnumerateArray().ToList();

        Assert.NotEmpty(rows);
        Assert.Equal(
            lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement),
            rows,
            JsonElement.DeepEquals);
    }

    [Fact]
    public async Task Ticket_Facts_AreThoseOfGrpcInBothLanguages()
    {
        var wire = await _host.Tickets.GetTicketAsync(new GetTicketRequest { Id = "T-2" });
        var facts = (await GetAsync("ticket?id=T-2")).GetProperty("facts").EnumerateArray().ToList();

        Assert.NotEmpty(facts);
        Assert.Equal(wire.Facts.Select(static fact => fact.TextEn), facts.Select(static fact => fact.GetProperty("text").GetProperty("en").GetString()));
        Assert.Equal(wire.Facts.Select(static fact => fact.TextFr), facts.Select(static fact => fact.GetProperty("text").GetProperty("fr").GetString()));
        Assert.Equal(wire.Facts.Select(static fact => fact.Time.ToDateTimeOffset()), facts.Select(static fact => fact.GetProperty("time").GetDateTimeOffset()));
    }

    [Theory]
    [InlineData("tickets", HttpStatusCode.BadRequest, "kpi")]
    [InlineData("tickets?kpi=first_response_time&part=worst", HttpStatusCode.BadRequest, "part")]
    [InlineData("tickets?kpi=first_response_time&order=best", HttpStatusCode.BadRequest, "order")]
    [InlineData("tickets?kpi=first_response_time&limit=9999", HttpStatusCode.BadRequest, "limit")]
    [InlineData("tickets?kpi=first_response_time&page=nonsense", HttpStatusCode.BadRequest, "page")]
    [InlineData("tickets?kpi=first_response_time&window=2h", HttpStatusCode.BadRequest, "window")]
    [InlineData("tickets?kpi=revenue", HttpStatusCode.BadRequest, "kpi")]
    [InlineData("tickets/rows?kpi=first_response_time&part=bad", HttpStatusCode.BadRequest, "part")]
    [InlineData("tickets/rows?kpi=health_score", HttpStatusCode.BadRequest, "kpi")]
    [InlineData("ticket", HttpStatusCode.BadRequest, "id")]
    [InlineData("ticket?id=T-9", HttpStatusCode.NotFound, "id")]
    public async Task Tickets_BadParameter_IsAProblemThatNamesIt(string question, HttpStatusCode status, string parameter)
    {
        using var answer = await _host.Http.GetAsync(new Uri("api/v1/" + question, UriKind.Relative));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(parameter, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("parameter").GetString());
    }

    private async Task<JsonElement> GetAsync(string path) => JsonDocument.Parse(await _host.Http.GetStringAsync(new Uri("api/v1/" + path, UriKind.Relative))).RootElement;
}
