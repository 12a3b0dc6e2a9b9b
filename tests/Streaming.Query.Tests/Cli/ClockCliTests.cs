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

    private static async Task<string> RunAsync(Support.QueryHost host, params string[] args)
    {
        using var bytes = new MemoryStream();
        var (text, errors) = (new StringWriter(), new StringWriter());
        var code = await CliProgram.RunAsync([.. args, "--server", $"http://{host.Channel.Target}"], new CliStreams(text, bytes, errors));
        Assert.Equal((0, ""), (code, errors.ToString()));
        return text.ToString();
    }
}
