using System.Globalization;
using System.Net;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Streaming.Contracts.Kpi.V1;
using Streaming.Query.Tests.Support;
using Streaming.Query.Tests.Tickets;

namespace Streaming.Query.Tests.SlaEvents;

/// <summary>What became of SLA clocks over HTTP: the events of gRPC, in pages and as flat rows.</summary>
public sealed class SlaEventApiTests : IAsyncLifetime
{
    private QueryHost _host = null!;

    public async Task InitializeAsync() => _host = await ListSlaEventsTests.DeskAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("?clock=first_reply")]
    [InlineData("?kind=at_risk,retracted")]
    [InlineData("?kind=breached&kind=met&team=billing&team=tech")]
    [InlineData("?policy=standard")]
    [InlineData("?tenant=acme")]
    [InlineData("?standing=true")]
    [InlineData("?standing=false")]
    public async Task List_EveryEvent_EqualsListSlaEvents(string question)
    {
        var wire = await _host.Tickets.ListSlaEventsAsync(RequestOf(question));
        var json = await GetAsync("sla-events" + question);
        var rows = (await GetAsync("sla-events/rows" + question)).EnumerateArray().ToList();

        var events = json.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(wire.EventCount, json.GetProperty("event_count").GetInt64());
        Assert.Equal(wire.State.StateId, json.GetProperty("state").GetProperty("state_id").GetString());
        Assert.Equal((wire.Events.Count, wire.Events.Count), (events.Count, rows.Count));
        for (var i = 0; i < events.Count; i++)
        {
            AssertSame(wire.Events[i], events[i]);
            AssertSame(wire.Events[i], rows[i]);
            Assert.Equal(13, rows[i].EnumerateObject().Count());
        }
    }

    [Fact]
    public async Task List_PageByPageWithinARange_IsTheWhole()
    {
        var from = At(10);
        var whole = (await GetAsync($"sla-events?from={from}")).GetProperty("events").EnumerateArray().Select(static one => one.GetProperty("id").GetString()).ToList();
        var (ids, page) = (new List<string?>(), "");
        do
        {
            var json = await GetAsync($"sla-events?from={from}&limit=2&page={page}");
            ids.AddRange(json.GetProperty("events").EnumerateArray().Select(static one => one.GetProperty("id").GetString()));
            page = json.TryGetProperty("page", out var next) ? next.GetString()! : "";
        }
        while (page.Length > 0);

        Assert.True(whole.Count > 4);
        Assert.DoesNotContain("T-2/first_reply/0/met/1", whole);
        Assert.Equal(whole, ids);
        Assert.Equal(2, (await GetAsync($"sla-events/rows?limit=2")).GetArrayLength());
    }

    [Theory]
    [InlineData("?kind=late", "kind")]
    [InlineData("?clock=sundial", "clock")]
    [InlineData("?policy=", "policy")]
    [InlineData("?team=", "team")]
    [InlineData("?channel=mail", "channel")]
    [InlineData("?window=24h", "window")]
    [InlineData("?limit=501", "limit")]
    [InlineData("?standing=yes", "standing")]
    [InlineData("?page=x", "page")]
    [InlineData("?from=2026-03-02T12:00:00Z&to=2026-03-02T11:00:00Z", "to")]
    [InlineData("?from=yesterday", "from")]
    public async Task List_BadParameter_IsAProblemThatNamesIt(string question, string parameter)
    {
        foreach (var path in new[] { "sla-events", "sla-events/rows" })
        {
            using var answer = await _host.Http.GetAsync(new Uri($"api/v1/{path}{question}", UriKind.Relative));

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal(parameter, problem.RootElement.GetProperty("parameter").GetString());
        }
    }

    private static void AssertSame(SlaEvent wire, JsonElement json)
    {
        Assert.Equal(wire.Id, Text(json, "id"));
        Assert.Equal(wire.Kind == SlaEventKind.AtRisk ? "at_risk" : wire.Kind.ToString().ToLowerInvariant(), Text(json, "kind"));
        Assert.Equal(wire.Time.ToDateTimeOffset(), json.GetProperty("time").GetDateTimeOffset());
        Assert.Equal((wire.TicketId, wire.Clock, wire.Policy), (Text(json, "ticket_id"), Text(json, "clock"), Text(json, "policy")));
        Assert.Equal((wire.Cycle, wire.Revision), (json.GetProperty("cycle").GetInt32(), json.GetProperty("revision").GetInt64()));
        Assert.Equal(wire.HasTeam ? wire.Team : null, Text(json, "team"));
        Assert.Equal(wire.DueAt?.ToDateTimeOffset(), Text(json, "due_at") is { } due ? DateTimeOffset.Parse(due, CultureInfo.InvariantCulture) : null);
        Assert.Equal(
            wire.Kind == SlaEventKind.AtRisk ? wire.ThresholdPerMille : (int?)null,
            json.TryGetProperty("threshold_per_mille", out var threshold) && threshold.ValueKind == JsonValueKind.Number ? threshold.GetInt32() : (int?)null);
        Assert.Equal(wire.Kind == SlaEventKind.Retracted ? wire.Retracts.ToString().ToLowerInvariant() : null, Text(json, "retracts"));
        Assert.Equal(wire.Becomes.Length > 0 ? wire.Becomes : null, Text(json, "becomes"));
    }

    private static ListSlaEventsRequest RequestOf(string question) => new()
    {
        Selection = question switch
        {
            "?clock=first_reply" => new SlaEventSelection { Clocks = { "first_reply" } },
            "?kind=at_risk,retracted" => new SlaEventSelection { Kinds = { SlaEventKind.AtRisk, SlaEventKind.Retracted } },
            "?kind=breached&kind=met&team=billing&team=tech" => new SlaEventSelection { Kinds = { SlaEventKind.Breached, SlaEventKind.Met }, Teams = { "billing", "tech" } },
            "?policy=standard" => new SlaEventSelection { Policies = { "standard" } },
            "?tenant=acme" => new SlaEventSelection { Tenant = "acme" },
            _ => new SlaEventSelection(),
        },
        StandingOnly = question == "?standing=true",
    };

    private static string At(int minutes) => Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(ClockDesk.Start + (minutes * ClockDesk.Minute))).ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private async Task<JsonElement> GetAsync(string path)
    {
        using var json = JsonDocument.Parse(await _host.Http.GetStringAsync(new Uri("api/v1/" + path, UriKind.Relative)));
        return json.RootElement.Clone();
    }
}
