using System.Text.Json;
using Grpc.Core;
using Streaming.Contracts.Kpi.V1;
using Streaming.Testing.Logs;
using static Streaming.Query.Tests.Tickets.ClockDesk;

namespace Streaming.Query.Tests.Tickets;

/// <summary>A ticket's due times explain themselves, over gRPC and as JSON. The timelines themselves are held against the slow recount elsewhere.</summary>
public sealed class TicketClockTests
{
    [Fact]
    public async Task GetTicket_AnsweredAndPaused_ExplainsEachClock()
    {
        await using var host = await StartAsync(
            new EventLog()
                .Created("T-1", Start, team: "billing", priority: "high")
                .Reply("T-1", Start + (10 * Minute), agent: "a1")
                .Status("T-1", Start + (20 * Minute), "pending")
                .Customer("T-1", Start + (80 * Minute)),
            Start + (100 * Minute));

        var response = await host.Tickets.GetTicketAsync(new GetTicketRequest { Id = "T-1" });

        var first = Assert.Single(response.Clocks, clock => clock.Kind == "first_reply");
        Assert.Equal(("urgent", "2026-01", "24x7", ClockStatus.Met, 1_800), (first.Policy, first.PolicyVersion, first.Calendar, first.Status, first.Target));
        Assert.Equal((Start, Start + (30 * Minute), Start + (10 * Minute)), (Ms(first.StartedAt), Ms(first.DueAt), Ms(first.EndedAt)));
        Assert.Equal("First reply within 30 min (24x7) by policy urgent, version 2026-01. Started 2026-03-02 10:00:00 UTC, due 2026-03-02 10:30:00 UTC. Met 2026-03-02 10:10:00 UTC, with 20 min left.", first.TextEn);
        Assert.Equal("Première réponse en 30 min (24x7) selon la règle urgent, version 2026-01. Démarrée le 2026-03-02 10:00:00 UTC, échéance le 2026-03-02 10:30:00 UTC. Tenue le 2026-03-02 10:10:00 UTC, avec 20 min d'avance.", first.TextFr);

        // An hour of pending moves the due time from 14:00 to 15:00.
        var wait = Assert.Single(response.Clocks, clock => clock.Kind == "requester_wait");
        Assert.Equal((ClockStatus.Running, Start + (300 * Minute), null), (wait.Status, Ms(wait.DueAt), wait.EndedAt));
        Assert.Equal((2_400, 0), (wait.Counted, wait.Closed));
        Assert.Equal([(Start + (20 * Minute), Start + (80 * Minute))], wait.Pauses.Select(pause => (Ms(pause.Start), Ms(pause.End))));
        Assert.Equal(["started", "paused", "resumed"], wait.Steps.Select(step => step.Kind));
        Assert.Equal(("Started: policy urgent, version 2026-01", "Démarrée\u00a0: règle urgent, version 2026-01"), (wait.Steps[0].TextEn, wait.Steps[0].TextFr));
        Assert.Equal([(800, Start + (252 * Minute))], wait.AtRisk.Select(risk => (risk.PerMille, Ms(risk.At))));
        Assert.EndsWith("stood still once, for 1 h, due 2026-03-02 15:00:00 UTC. Running, 3 h 20 min left.", wait.TextEn, StringComparison.Ordinal);
        Assert.Equal((Start + (300 * Minute), ClockStatus.AtRisk), (Ms(response.Ticket.NextDueAt), response.Ticket.ClockStatus));
    }

    [Fact]
    public async Task GetTicket_OverTheNight_ShowsTheClosedHours()
    {
        // Of four hours, one is left on Monday at 17:00, and three more begin on Tuesday at 9:00.
        await using var host = await StartAsync(new EventLog().Created("T-1", Start + (420 * Minute)), Start + (1_385 * Minute));

        var response = await host.Tickets.GetTicketAsync(new GetTicketRequest { Id = "T-1" });

        var first = Assert.Single(response.Clocks, clock => clock.Kind == "first_reply");
        Assert.Equal(Start + (1_560 * Minute), Ms(first.DueAt));
        Assert.Equal((65 * 60, 15 * 3_600), (first.Counted, first.Closed));
        var night = Assert.Single(Assert.Single(first.Spans).Closed);
        Assert.Equal((Start + (480 * Minute), Start + (1_380 * Minute)), (Ms(night.Start), Ms(night.End)));
        Assert.Contains("15 h of closed hours not counted", first.TextEn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetTicket_BreachedThenAnsweredLateOrRetargeted_SaysWhatBecameOfIt()
    {
        await using var host = await StartAsync(
            new EventLog()
                .Created("T-1", Start, priority: "high").Reply("T-1", Start + (42 * Minute))
                .Created("T-2", Start, priority: "high")
                .Created("T-3", Start).Attributes("T-3", Start + Minute, priority: "high"),
            Start + (50 * Minute));

        var late = await ClockAsync(host, "T-1");
        var open = await ClockAsync(host, "T-2");
        var moved = await ClockAsync(host, "T-3");

        Assert.EndsWith("Breached when due; ended 2026-03-02 10:42:00 UTC, 12 min late.", late.TextEn, StringComparison.Ordinal);
        Assert.Equal((ClockStatus.Breached, null), (open.Status, open.EndedAt));
        Assert.EndsWith("Breached when due; still waits.", open.TextEn, StringComparison.Ordinal);
        Assert.Equal(["started", "retargeted"], moved.Steps.Select(step => step.Kind));
        Assert.Equal(["standard", "urgent"], moved.Steps.Select(step => step.Policy));
        Assert.Equal(ClockStatus.Breached, (await host.Tickets.GetTicketAsync(new GetTicketRequest { Id = "T-2" })).Ticket.ClockStatus);
    }

    [Fact]
    public async Task GetTicket_Voided_HasNoClocks()
    {
        await using var host = await StartAsync(new EventLog().Created("T-1", Start).Merged("T-1", Start + Minute, "T-0"), Start + (9 * Minute));

        var response = await host.Tickets.GetTicketAsync(new GetTicketRequest { Id = "T-1" });

        Assert.True(response.Ticket.Voided);
        Assert.Empty(response.Clocks);
        Assert.Equal((null, ClockStatus.Unspecified), (response.Ticket.NextDueAt, response.Ticket.ClockStatus));
    }

    [Fact]
    public async Task ListTickets_ByNextDue_IsWhatComesFirst()
    {
        await using var host = await StartAsync(
            new EventLog().Created("T-1", Start).Created("T-2", Start + Minute, priority: "high").Created("T-3", Start + (2 * Minute), priority: "high")
                .Reply("T-3", Start + (3 * Minute)).Created("T-4", Start + (3 * Minute), priority: "high").Status("T-4", Start + (4 * Minute), "closed")
                .Created("T-5", Start + (20 * Minute)),
            Start + (20 * Minute));

        var running = await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "sla_running" });
        var backlog = await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "backlog", Order = TicketOrder.NextDue });
        var atRisk = await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "sla_at_risk" });
        var replies = await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "sla_running", Clock = "first_reply" });

        Assert.Equal(["T-2 2", "T-1 2", "T-3 2", "T-5 2"], running.Rows.Select(row => $"{row.Ticket.Id} {row.Count}"));
        Assert.Equal(["T-2", "T-1", "T-3", "T-5"], backlog.Rows.Select(row => row.Ticket.Id));
        Assert.Equal(["T-2 first_reply", "T-3 pausable_update"], atRisk.Rows.Select(row => $"{row.Ticket.Id} {row.Clocks.Single(clock => clock.Status == ClockStatus.AtRisk).Kind}"));
        Assert.Equal(Start + (16 * Minute), Ms(atRisk.Rows[0].Time));
        Assert.Equal(("T-2 T-1 T-5", 3, 3L), (string.Join(' ', replies.Rows.Select(row => row.Ticket.Id)), replies.ListedSize, replies.SampleSize));
    }

    [Fact]
    public async Task ListTickets_ClockOfOtherKpisOrUnknown_IsRefused()
    {
        await using var host = await StartAsync(new EventLog().Created("T-1", Start), Start + Minute);

        foreach (var request in new[] { new ListTicketsRequest { Kpi = "backlog", Clock = "first_reply" }, new ListTicketsRequest { Kpi = "sla_running", Clock = "coffee" } })
        {
            var fault = await Assert.ThrowsAsync<RpcException>(() => host.Tickets.ListTicketsAsync(request).ResponseAsync);
            Assert.StartsWith("clock:", fault.Status.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ExportTickets_Clocks_AreColumns()
    {
        await using var host = await StartAsync(
            new EventLog().Created("T-1", Start, priority: "high").Reply("T-1", Start + (10 * Minute)).Reply("T-1", Start + (15 * Minute)), Start + (26 * Minute));

        using var call = host.Tickets.ExportTickets(new ExportTicketsRequest { Selection = new ListTicketsRequest { Kpi = "backlog" }, Format = ExportFormat.JsonLines });
        var text = "";
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            text += call.ResponseStream.Current.Data.ToStringUtf8();
        }

        var row = JsonDocument.Parse(text).RootElement;
        Assert.Equal(("urgent", "met", "2026-03-02T10:30:00.000Z", "2026-03-02T10:10:00.000Z"), (Text(row, "first_reply_policy"), Text(row, "first_reply_status"), Text(row, "first_reply_due_at"), Text(row, "first_reply_ended_at")));
        Assert.Equal(("running", 86_400, "2026-03-02T10:15:00.000Z"), (Text(row, "pausable_update_status"), row.GetProperty("pausable_update_target_seconds").GetDouble(), Text(row, "pausable_update_started_at")));
        Assert.Equal(JsonValueKind.Null, row.GetProperty("total_resolution_status").ValueKind);
        Assert.Equal("running", Text(row, "clock_status"));
        Assert.Equal(
            ["first_reply met", "pausable_update met", "pausable_update running", "requester_wait running"],
            JsonDocument.Parse(Text(row, "clocks")).RootElement.EnumerateArray().Select(clock => $"{Text(clock, "kind")} {Text(clock, "status")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Json_Clocks_AreThoseOfGrpc()
    {
        await using var host = await StartAsync(
            new EventLog().Created("T-1", Start, priority: "high").Status("T-1", Start + (10 * Minute), "pending").Created("T-2", Start + Minute), Start + (26 * Minute));
        var wire = await host.Tickets.GetTicketAsync(new GetTicketRequest { Id = "T-1" });

        var story = await GetAsync(host, "ticket?id=T-1");
        var list = await GetAsync(host, "tickets?kpi=backlog");

        var clocks = story.GetProperty("clocks").EnumerateArray().ToList();
        Assert.Equal(wire.Clocks.Select(clock => clock.Kind), clocks.Select(clock => Text(clock, "kind")));
        Assert.Equal(wire.Clocks.Select(clock => clock.TextFr), clocks.Select(clock => Text(clock.GetProperty("text"), "fr")));
        var first = clocks.Single(clock => Text(clock, "kind") == "first_reply");
        Assert.Equal(("urgent", "2026-01", "at_risk", 1_800_000), (Text(first, "policy"), Text(first, "version"), Text(first, "status"), first.GetProperty("target_ms").GetInt64()));
        Assert.Equal(Start + (30 * Minute), first.GetProperty("due_at").GetDateTimeOffset().ToUnixTimeMilliseconds());
        Assert.False(first.TryGetProperty("ended_at", out _));
        var wait = clocks.Single(clock => Text(clock, "kind") == "requester_wait");
        Assert.False(wait.TryGetProperty("due_at", out _));
        Assert.False(Assert.Single(wait.GetProperty("pauses").EnumerateArray()).TryGetProperty("to", out _));
        Assert.Equal("paused", Text(wait.GetProperty("steps")[1], "kind"));
        Assert.Equal("at_risk", Text(story.GetProperty("ticket"), "clock_status"));
        var row = list.GetProperty("rows").EnumerateArray().Single(row => Text(row.GetProperty("ticket"), "id") == "T-1");
        Assert.Equal(clocks.Select(clock => Text(clock, "status")), row.GetProperty("clocks").EnumerateArray().Select(clock => Text(clock, "status")));
        Assert.False(row.GetProperty("clocks")[0].TryGetProperty("steps", out _));
    }

    private static async Task<TicketClock> ClockAsync(Support.QueryHost host, string id) =>
        (await host.Tickets.GetTicketAsync(new GetTicketRequest { Id = id })).Clocks.Single(clock => clock.Kind == "first_reply");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static async Task<JsonElement> GetAsync(Support.QueryHost host, string path) =>
        JsonDocument.Parse(await host.Http.GetStringAsync(new Uri("api/v1/" + path, UriKind.Relative))).RootElement;

    private static long Ms(Google.Protobuf.WellKnownTypes.Timestamp time) => time.ToDateTimeOffset().ToUnixTimeMilliseconds();
}
