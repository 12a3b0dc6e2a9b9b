using System.Globalization;
using System.Text;
using Streaming.Contracts;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Monitoring;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Observability;

/// <summary>Tickets that nobody answers, and who hears of it: a message a policy, with every team, once, and that it has ended.</summary>
[Collection(WatchedServers.Name)]
public sealed class SlaAlertTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    private const string Alert = "SlaBreach";
    private static readonly TimeSpan Target = TimeSpan.FromSeconds(10);

    [SkippableFact]
    public async Task Breach_TicketsLeftUnansweredThenAnswered_IsToldOnceForAllTeamsAndEnds()
    {
        PrometheusServer.Require();
        AlertmanagerServer.Require();
        await using var pipeline = Start();
        await pipeline.CreateTopicsAsync();
        var worker = await pipeline.StartWorkerAsync();
        using var query = await pipeline.StartQueryAsync();
        using var sender = new EventSender(pipeline);
        await worker.WaitUntilReadyAsync();
        await query.Host.WaitUntilReadyAsync();
        await using var chain = await AlertChain.StartAsync(worker.Urls["http"], query.Host.Urls["http"]);

        // A counter that has been seen at 0 can be seen to rise.
        await Wait.UntilAsync(
            async () => (await chain.Prometheus.QueryAsync($"sum(rate({MetricNames.SlaEvents}{{policy=\"gold\"}}[30s])) >= 0")).Count > 0,
            () => $"Prometheus does not see the worker's policies. {chain.Prometheus.Output}");

        // One ticket was late when it was answered, and its breach is over before anybody looks: the worker learns of both at once.
        var now = TimeProvider.System.GetUtcNow();
        await worker.SuspendAsync();
        await sender.SendAsync([Created("late", "billing", "urgent", now - (2 * Target)), Reply("late", now)]);

        // Three are left alone, due together.
        await sender.SendAsync([Created("a", "billing", "low", now), Created("b", "billing", "low", now), Created("c", "sales", "low", now)]);
        await worker.ResumeAsync();

        var overlooked = await chain.ToldAsync(Alert, isFiring: true, "gold");
        var late = Assert.Single(overlooked.Alerts);
        Assert.Equal("1 late: policy gold, first_reply, tenant default", late["summary"]);
        Assert.Equal("answered by now", late["tickets"]);
        Assert.False(late.ContainsKey(Dimensions.Team), "A scrape fell between the two events: nothing was overlooked.");

        var told = await chain.ToldAsync(Alert, isFiring: true, "standard");
        Assert.Equal("page", told.Receiver);
        Assert.True(told.At >= now + Target, "Somebody was told before anything was due.");
        Assert.Equal(
            ["2 late: policy standard, first_reply, tenant default, team billing", "1 late: policy standard, first_reply, tenant default, team sales"],
            told.Alerts.OrderBy(alert => alert[Dimensions.Team]).Select(alert => alert["summary"]));
        Assert.All(told.Alerts, alert => Assert.EndsWith($"/?tenant=default&team={alert[Dimensions.Team]}", alert["board_url"], StringComparison.Ordinal));

        Assert.Matches(@"^[ab] \(first_reply, [0-9.]+m?s\), [ab] \(first_reply, [0-9.]+m?s\)$", told.Alerts.Single(alert => alert[Dimensions.Team] == "billing")["tickets"]);
        Assert.Matches(@"^c \(first_reply, [0-9.]+m?s\)$", told.Alerts.Single(alert => alert[Dimensions.Team] == "sales")["tickets"]);

        var answered = TimeProvider.System.GetUtcNow();
        await sender.SendAsync([Reply("a", answered), Reply("b", answered), Reply("c", answered)]);
        var ended = await chain.ToldAsync(Alert, isFiring: false, "standard");
        Assert.Equal(2, ended.Alerts.Count);
        await chain.ToldAsync(Alert, isFiring: false, "gold");

        Assert.Equal([true, false], chain.Receiver.About(Alert, "standard").Select(message => message.IsFiring));
        Assert.Equal([true, false], chain.Receiver.About(Alert, "gold").Select(message => message.IsFiring));
    }

    private static byte[] Created(string ticket, string team, string priority, DateTimeOffset at) =>
        Line("created", ticket, at, $$""" "customerId":"c","team":"{{team}}","priority":"{{priority}}" """);

    private static byte[] Reply(string ticket, DateTimeOffset at) => Line("message", ticket, at, """ "author":"human","agentId":"a-1" """);

    private static byte[] Line(string what, string ticket, DateTimeOffset at, string data)
    {
        var time = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(
            $$$"""{"specversion":"1.0","id":"{{{what}}}-{{{ticket}}}","source":"/sla","type":"support.ticket.{{{what}}}.v1","time":"{{{time}}}","data":{"ticketId":"{{{ticket}}}",{{{data}}}}}""");
    }

    // One shard, so that what falls due together is seen together.
    private Pipeline Start()
    {
        var pipeline = Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: false, partitions: 1);
        var seconds = $"{Target.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s";
        pipeline.Settings["Ingestion:SlaTopic"] = $"sla-{pipeline.Group}";
        pipeline.Settings["Sla:Policies:0:Name"] = "gold";
        pipeline.Settings["Sla:Policies:0:Match:priority:0"] = "urgent";
        pipeline.Settings["Sla:Policies:1:Name"] = "standard";
        for (var policy = 0; policy < 2; policy++)
        {
            pipeline.Settings[$"Sla:Policies:{policy}:Targets:0:Clock"] = "first_reply";
            pipeline.Settings[$"Sla:Policies:{policy}:Targets:0:Duration"] = seconds;
        }

        return pipeline;
    }
}
