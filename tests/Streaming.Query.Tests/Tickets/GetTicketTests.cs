using Grpc.Core;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Tickets;

/// <summary>One ticket, looked up over gRPC.</summary>
public sealed class GetTicketTests
{
    private const long Start = 1_772_409_600_000;
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(Start + 86_400_000);

    [Fact]
    public async Task GetTicket_AnsweredAndSolved_TellsItsStory()
    {
        await using var host = await StartAsync(new EventLog()
            .Created("T-1", Start, team: "billing", channel: "mail", priority: "high")
            .Assigned("T-1", Start + 60_000, agent: "a1")
            .Reply("T-1", Start + 300_000, agent: "a1")
            .Status("T-1", Start + 600_000, "pending", agent: "a1")
            .Customer("T-1", Start + 700_000)
            .Reply("T-1", Start + 760_000, agent: "a2", team: "tech")
            .Status("T-1", Start + 900_000, "solved", agent: "a2"));

        var response = await host.Tickets.GetTicketAsync(new GetTicketRequest { Id = "T-1" });

        var ticket = response.Ticket;
        Assert.Equal(("default", "T-1", TicketStatus.Solved), (ticket.Tenant, ticket.Id, ticket.Status));
        Assert.Equal(Start, ticket.CreatedAt.ToDateTimeOffset().ToUnixTimeMilliseconds());
        Assert.Equal((300, 900), (ticket.FirstResponseTime, ticket.TimeToResolution));
        Assert.Equal(("billing", "a1", "mail", "high", false), (ticket.Team, ticket.Agent, ticket.Channel, ticket.Priority, ticket.HasCategory));
        Assert.Equal((2, 0), (ticket.AnsweredGaps, ticket.Reopenings));
        Assert.Null(ticket.WaitingSince);
        Assert.Equal(
            [
                "Created by the customer, status new: team billing, channel mail, priority high", "Assigned: agent a1", "Reply by a1",
                "Status changed to pending by a1", "Message from the customer", "Reply by a2", "Status changed to solved by a2",
            ],
            response.Facts.Select(fact => fact.TextEn));
        Assert.Equal(
            [
                "Créé par le client, statut nouveau\u00a0: équipe billing, canal mail, priorité high", "Attribué\u00a0: agent a1", "Réponse de a1",
                "Statut changé\u00a0: en attente du client par a1", "Message du client", "Réponse de a2", "Statut changé\u00a0: résolu par a2",
            ],
            response.Facts.Select(fact => fact.TextFr));
        Assert.Equal("support.ticket.message.v1", response.Facts[2].Type);
        Assert.False(response.OlderFactsSettled);
        Assert.Equal((await host.Client.GetKpisAsync(new GetKpisRequest())).State.StateId, response.State.StateId);
    }

    [Fact]
    public async Task GetTicket_Counts_NameEveryNumberThatItIsPartOf()
    {
        await using var host = await StartAsync(new EventLog()
            .Created("T-1", Start, team: "billing")
            .Reply("T-1", Start + 300_000, agent: "a1", team: "tech")
            .Status("T-1", Start + 900_000, "solved"));

        var response = await host.Tickets.GetTicketAsync(new GetTicketRequest { Id = "T-1" });

        var first = Assert.Single(response.Counts, count => count.Kpis.Contains("first_response_time"));
        Assert.Equal((300, Start + 300_000), (first.Value, first.Time.ToDateTimeOffset().ToUnixTimeMilliseconds()));
        Assert.Equal(
            ["team=tech", "agent=a1", "channel=unknown", "category=unknown", "priority=unknown", "product=unknown"],
            first.Split.Select(value => $"{value.Dimension}={value.Value}"));
        Assert.Contains(response.Counts, count => count.Kpis.Contains("resolution_rate") && count.Kpis.Contains("resolution_rate") && count.Value == 1);
        Assert.Equal([1, -1], response.Counts.Where(count => count.Kpis.Contains("unanswered_open")).Select(count => count.Value));
    }

    [Fact]
    public async Task GetTicket_CustomerWaits_SaysSinceWhen()
    {
        await using var host = await StartAsync(new EventLog()
            .Created("T-1", Start).Reply("T-1", Start + 60_000).Customer("T-1", Start + 120_000).Customer("T-1", Start + 180_000));

        var response = await host.Tickets.GetTicketAsync(new GetTicketRequest { Id = "T-1" });

        Assert.Equal(Start + 120_000, response.Ticket.WaitingSince.ToDateTimeOffset().ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task GetTicket_OfAnotherTenantOrNever_IsNotFound()
    {
        await using var host = await StartAsync(new EventLog { Tenant = "acme" }.Created("T-1", Start));

        foreach (var request in new[] { new GetTicketRequest { Id = "T-1" }, new GetTicketRequest { Id = "T-2", Tenant = "acme" }, new GetTicketRequest { Id = "T-1", Tenant = "acme", Subject = SubjectKind.Call } })
        {
            var fault = await Assert.ThrowsAsync<RpcException>(() => host.Tickets.GetTicketAsync(request).ResponseAsync);
            Assert.Equal(StatusCode.NotFound, fault.StatusCode);
        }

        Assert.Equal("T-1", (await host.Tickets.GetTicketAsync(new GetTicketRequest { Id = "T-1", Tenant = "acme" })).Ticket.Id);
    }

    [Theory]
    [InlineData("", SubjectKind.Ticket, "id")]
    [InlineData("T-1", (SubjectKind)9, "subject")]
    public async Task GetTicket_BadArgument_NamesItsField(string id, SubjectKind subject, string field)
    {
        await using var host = await StartAsync(new EventLog().Created("T-1", Start));

        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Tickets.GetTicketAsync(new GetTicketRequest { Id = id, Subject = subject }).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.StartsWith(field + ":", fault.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetTicket_TicketsNotFollowed_SaysWhichOption()
    {
        await using var host = await StartAsync(new EventLog().Created("T-1", Start), "--Query:MaxTickets=0");

        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Tickets.GetTicketAsync(new GetTicketRequest { Id = "T-1" }).ResponseAsync);

        Assert.Equal(StatusCode.FailedPrecondition, fault.StatusCode);
        Assert.Contains("Query:MaxTickets", fault.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetTicket_LeftOutForWantOfRoom_IsReadFromTheStore()
    {
        await using var host = await StartBeyondRoomAsync(DormantDesk());

        var response = await host.Tickets.GetTicketAsync(new GetTicketRequest { Id = "T-1" });

        Assert.Equal(TicketStatus.Closed, response.Ticket.Status);
    }

    /// <summary>What was stored of a dormant ticket is older than what came to it since: rather no answer than that one.</summary>
    [Fact]
    public async Task GetTicket_LeftOutAndChangedSinceItWasDormant_SaysWhichOptionNotWhatItWas()
    {
        var shard = DormantDesk();
        new EventLog().Attributes("T-1", Start + 4_000, priority: "high").Records.ToList().ForEach(shard.Feed);
        shard.Commit(Start + 6 * 86_400_000L);
        await using var host = await StartBeyondRoomAsync(shard);

        foreach (var id in new[] { "T-1", "T-9" })
        {
            var fault = await Assert.ThrowsAsync<RpcException>(() => host.Tickets.GetTicketAsync(new GetTicketRequest { Id = id }).ResponseAsync);
            Assert.Equal(StatusCode.FailedPrecondition, fault.StatusCode);
            Assert.Contains("Query:MaxTickets", fault.Status.Detail, StringComparison.Ordinal);
        }
    }

    /// <summary>A shard of one closed ticket, which rests among the dormant ones, and two that are open.</summary>
    private static EngineShard DormantDesk()
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings { MinCompactBytes = 1, ReadersKeep = 1 });
        var log = new EventLog().Created("T-1", Start).Status("T-1", Start + 1_000, "closed").Created("T-2", Start + 2_000).Created("T-3", Start + 3_000).Records;
        for (var i = 0; i < log.Count; i++)
        {
            shard.Feed(log[i]);
            shard.Commit(Start + 4 * 86_400_000L + i);
        }

        for (var i = 0; i < 4; i++)
        {
            shard.Commit(Start + 5 * 86_400_000L + i);
        }

        Assert.NotEmpty(shard.Read(ShardHash.Dormant));
        return shard;
    }

    private static async Task<QueryHost> StartBeyondRoomAsync(EngineShard shard)
    {
        var host = await QueryHost.StartAsync(new EngineShardReader(shard), Now, "--Query:MaxTickets=2");
        await host.RefreshAsync();
        return host;
    }

    private static async Task<QueryHost> StartAsync(EventLog log, params string[] settings)
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings());
        log.Records.ToList().ForEach(shard.Feed);
        shard.Commit(Now.ToUnixTimeMilliseconds());
        var host = await QueryHost.StartAsync(new EngineShardReader(shard), Now, settings);
        await host.RefreshAsync();
        return host;
    }
}
