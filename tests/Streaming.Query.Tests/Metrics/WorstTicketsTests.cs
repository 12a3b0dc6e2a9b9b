using System.Globalization;
using Streaming.Testing.Logs;
using static Streaming.Query.Tests.Tickets.ClockDesk;

namespace Streaming.Query.Tests.Metrics;

/// <summary>Which late tickets are named on <c>/metrics</c>: by policy and team the five that have waited longest, and no others.</summary>
public sealed class WorstTicketsTests
{
    private const string Name = "support_sla_worst_ticket_due_timestamp_seconds";

    [Fact]
    public async Task Scrape_ManyLateTickets_NamesFiveOfEachPolicyAndTeam()
    {
        var log = new EventLog();
        for (var number = 0; number < 8; number++)
        {
            // The later a ticket's number, the earlier it was created.
            log.Created($"B-{number}", Start - (number * Minute), team: "billing", priority: "high");
        }

        log.Created("S-1", Start, team: "sales", priority: "high");
        log.Created("R-1", Start + (5 * Minute), team: "sales", priority: "high");
        log.Created("A-1", Start, team: "sales", priority: "high").Reply("A-1", Start + (31 * Minute));
        log.Created("M-1", Start, team: "billing", priority: "high").Merged("M-1", Start + (32 * Minute), "B-1");
        await using var host = await StartAsync(log, Start + (33 * Minute));

        Assert.Equal(
            [
                .. Enumerable.Range(3, 5).Select(number => Line("billing", $"B-{number}", 30 - number)),
                Line("sales", "S-1", 30),
            ],
            await WorstAsync(host));
    }

    [Fact]
    public async Task Scrape_TicketsThatAreAnsweredOrMoveOn_FollowsThem()
    {
        var log = new EventLog()
            .Created("T-1", Start, team: "billing", priority: "high")
            .Created("T-2", Start + Minute, team: "billing", priority: "high")
            .Created("T-3", Start + (40 * Minute), team: "billing", priority: "high");
        var shard = Shard(log, Start + (40 * Minute));
        await using var host = await Support.QueryHost.StartAsync(new Support.EngineShardReader(shard), DateTimeOffset.FromUnixTimeMilliseconds(Start + (40 * Minute)), Policies);
        await host.RefreshAsync();
        Assert.Equal([Line("billing", "T-1", 30), Line("billing", "T-2", 31)], await WorstAsync(host));

        // One is answered; the other goes to another team, and has been late since it fell due all the same.
        log.Reply("T-1", Start + (41 * Minute)).Assigned("T-2", Start + (41 * Minute), team: "sales").Created("T-4", Start + (42 * Minute));
        log.Records.Skip(3).ToList().ForEach(shard.Feed);
        shard.Commit(Start + (42 * Minute));
        host.Time.Advance(TimeSpan.FromMinutes(2));
        await host.RefreshAsync();

        Assert.Equal([Line("sales", "T-2", 31)], await WorstAsync(host));
    }

    private static string Line(string team, string ticket, int minutes) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}{{tenant=\"default\",policy=\"urgent\",clock=\"first_reply\",team=\"{team}\",ticket=\"{ticket}\"}} {(Start + (minutes * Minute)) / 1000}");

    private static async Task<List<string>> WorstAsync(Support.QueryHost host)
    {
        var text = await host.Http.GetStringAsync(new Uri("metrics", UriKind.Relative));
        return [.. text.Split('\n').Where(line => line.StartsWith(Name, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
