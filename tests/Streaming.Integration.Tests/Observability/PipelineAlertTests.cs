using System.Text;
using Streaming.Contracts;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Monitoring;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Observability;

/// <summary>Trouble in a real pipeline, and who hears of it: once, by the right way, with what they need, and that it has ended.</summary>
[Collection(WatchedServers.Name)]
public sealed class PipelineAlertTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    [SkippableFact]
    public async Task Trouble_DeadLettersAndAWorkerThatIsGone_IsToldOnceAndEnds()
    {
        PrometheusServer.Require();
        AlertmanagerServer.Require();
        await using var pipeline = Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: false);
        await pipeline.CreateTopicsAsync();
        var worker = await pipeline.StartWorkerAsync();
        using var query = await pipeline.StartQueryAsync();
        using var sender = new EventSender(pipeline);
        await sender.SendAsync(DeskDay.Events(TimeProvider.System.GetUtcNow(), "first"));
        await worker.WaitUntilReadyAsync();
        await query.Host.WaitUntilReadyAsync();
        await using var chain = await AlertChain.StartAsync(worker.Urls["http"], query.Host.Urls["http"]);

        // A counter that has been seen at 0 can be seen to rise.
        await Wait.UntilAsync(
            async () => (await chain.Prometheus.QueryAsync($"sum(rate({MetricNames.DeadLetters}[30s])) >= 0")).Count > 0,
            () => $"Prometheus does not see the worker. {chain.Prometheus.Output}");
        for (var i = 0; i < 3; i++)
        {
            await sender.SendAsync(Encoding.UTF8.GetBytes("no event"), TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        }

        sender.Flush();
        var letters = await chain.ToldAsync("StreamingDeadLetters", isFiring: true);
        Assert.Equal("notify", letters.Receiver);
        var alert = Assert.Single(letters.Alerts);
        Assert.Equal(DeadLetterReasons.NotJson, alert["reason"]);
        Assert.Contains("records set aside", alert["summary"], StringComparison.Ordinal);

        // The link of an alert leads to what to do about it; here the query service has another address than the settings name.
        using var http = new HttpClient { BaseAddress = query.Host.Urls["http"] };
        Assert.StartsWith("# StreamingDeadLetters", await http.GetStringAsync(new Uri(alert["runbook_url"]).AbsolutePath), StringComparison.Ordinal);

        await worker.KillAsync();
        var stale = await chain.ToldAsync("StreamingBoardStale", isFiring: true);
        Assert.Equal("page", stale.Receiver);
        Assert.Matches("^The numbers stand still: they are [0-9ms. ]+ old$", Assert.Single(stale.Alerts)["summary"]);

        await pipeline.StartWorkerAsync();
        await chain.ToldAsync("StreamingBoardStale", isFiring: false);
        Assert.Single(chain.Receiver.About("StreamingDeadLetters"));
        Assert.Equal([true, false], chain.Receiver.About("StreamingBoardStale").Select(message => message.IsFiring));
    }
}
