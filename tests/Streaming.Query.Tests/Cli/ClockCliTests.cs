using Streaming.Cli;
using Streaming.Query.Tests.Tickets;
using Streaming.Testing.Logs;
using static Streaming.Query.Tests.Tickets.ClockDesk;

namespace Streaming.Query.Tests.Cli;

/// <summary>Due times on the command line.</summary>
public sealed class ClockCliTests
{
    [Fact]
    public async Task Tickets_ByDueAndOneInFull_ShowTheirClocks()
    {
        await using var host = await ClockDesk.StartAsync(new EventLog().Created("T-1", Start).Created("T-2", Start + Minute, priority: "high").Created("T-3", Start + (26 * Minute)), Start + (26 * Minute));

        var list = await RunAsync(host, "tickets", "list", "backlog", "--order", "due");
        var replies = await RunAsync(host, "tickets", "list", "sla_at_risk", "--clock", "first_reply");
        var ticket = await RunAsync(host, "tickets", "get", "T-2");
        var french = await RunAsync(host, "tickets", "get", "T-2", "--fr");

        Assert.Matches(@"T-2 .* 2026-03-02 10:31:00\s+at risk\s+\n[\s\S]*T-1 .* 2026-03-02 14:00:00\s+running", list);
        Assert.Contains(": 1 tickets", replies, StringComparison.Ordinal);
        Assert.Contains("due 2026-03-02 10:31:00 UTC. At risk, 5 min left.", ticket, StringComparison.Ordinal);
        Assert.Contains("2026-03-02 10:01:00  Started: policy urgent, version 2026-01", ticket, StringComparison.Ordinal);
        Assert.Contains("En danger, reste 5 min.", french, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sla_ListAndWatch_TellWhatBecameOfClocks()
    {
        var shard = Shard(new EventLog().Created("T-1", Start, team: "billing", priority: "high").Created("T-2", Start + Minute).Reply("T-2", Start + (2 * Minute)), Start + (26 * Minute));
        await using var host = await Support.QueryHost.StartAsync(new Support.EngineShardReader(shard), DateTimeOffset.FromUnixTimeMilliseconds(Start + (31 * Minute)), Policies);
        await host.RefreshAsync();

        var list = await RunAsync(host, "sla", "list", "--clock", "first_reply");
        var met = await RunAsync(host, "sla", "list", "--kind", "met", "--policy", "standard", "--limit", "1");
        var watching = RunAsync(host, "sla", "watch", "--kind", "breached", "--team", "billing", "--count", "1", "--resume", await TokenAsync(host));
        shard.Commit(Start + (31 * Minute));
        await host.RefreshAsync();

        Assert.Matches(@"^2 events\n2026-03-02 10:24:00  T-1  first_reply  at risk \(80 %\), due 2026-03-02 10:30:00  policy urgent, team billing, revision 1\n2026-03-02 10:02:00  T-2  first_reply  met  policy standard, revision 1\n$", list);
        Assert.StartsWith("1 events\n2026-03-02 10:02:00  T-2", met, StringComparison.Ordinal);
        Assert.Matches(@"^2026-03-02 10:30:00  T-1  first_reply  breached  policy urgent, team billing, revision 2\n--resume \S+\n$", await watching);
    }

    // T-1 was breached until a reply came late that was in time.
    [Fact]
    public async Task Sla_List_ShowsWhatStandsOfEachClockUnlessAllIsAskedFor()
    {
        await using var host = await SlaEvents.ListSlaEventsTests.DeskAsync();

        var standing = await RunAsync(host, "sla", "list", "--clock", "first_reply");
        var breached = await RunAsync(host, "sla", "list", "--kind", "breached");
        var all = await RunAsync(host, "sla", "list", "--clock", "first_reply", "--all");

        Assert.Equal(
            "2 events\n2026-03-02 10:29:00  T-1  first_reply  met  policy urgent, team billing, revision 5\n2026-03-02 10:05:00  T-2  first_reply  met  policy urgent, team tech, revision 1\n",
            standing);
        Assert.Equal("0 events\n", breached);
        Assert.Contains("6 events\n", all, StringComparison.Ordinal);
        Assert.Contains("T-1  first_reply  breached  policy urgent, team billing, revision 3\n", all, StringComparison.Ordinal);
    }

    private static async Task<string> TokenAsync(Support.QueryHost host)
    {
        var selection = new Contracts.Kpi.V1.SlaEventSelection { Kinds = { Contracts.Kpi.V1.SlaEventKind.Breached }, Teams = { "billing" } };
        using var watch = host.Tickets.WatchSlaEvents(new Contracts.Kpi.V1.WatchSlaEventsRequest { Selection = selection });
        await watch.ResponseStream.MoveNext(CancellationToken.None);
        return watch.ResponseStream.Current.ResumeToken;
    }

    private static async Task<string> RunAsync(Support.QueryHost host, params string[] args)
    {
        using var bytes = new MemoryStream();
        var (text, errors) = (new StringWriter(), new StringWriter());
        var code = await CliProgram.RunAsync([.. args, "--server", $"http://{host.Channel.Target}"], new CliStreams(text, bytes, errors));
        Assert.Equal(0, code);
        Assert.True(errors.ToString() is "" || args[0] == "sla", errors.ToString());
        return text.ToString() + errors;
    }
}
