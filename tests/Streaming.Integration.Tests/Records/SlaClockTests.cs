using System.Globalization;
using System.Text;
using Streaming.Contracts;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Records;

/// <summary>SLA clocks of a live worker against a real broker: they fire without an event, through crashes, and tell no breach that never was.</summary>
[Collection(FailingRecords.Name)]
public sealed class SlaClockTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    private const int Tickets = 1_500;
    private const long MinuteMs = 60_000;

    [SkippableFact]
    public async Task Silence_WorkerKilledWhileClocksFallDue_EachBreachIsToldOnce()
    {
        await using var pipeline = Start();
        using var told = await SlaTopic.OpenAsync(pipeline);
        using var sender = new EventSender(pipeline);
        await pipeline.CreateTopicsAsync();

        // The first clocks are due in some seconds, then one every few milliseconds; nothing else ever happens.
        var firstMs = NowMs() - (30 * MinuteMs) + 8_000;
        await sender.SendAsync(Lines("created", firstMs, stepMs: 15, """ "customerId":"c" """));
        await using (var first = await pipeline.StartWorkerAsync())
        {
            await told.UntilAsync(messages => Breached(messages).Count >= Tickets / 4);
            await first.KillAsync();
        }

        Assert.True(Breached(told.Messages).Count < Tickets, "The worker was done before it was killed.");
        await pipeline.StartWorkerAsync();
        await told.UntilAsync(messages => Breached(messages).Count == Tickets);

        Assert.All(told.Messages.GroupBy(message => message.Id), repeats => Assert.Single(repeats.Select(message => message.Text).Distinct()));
        Assert.All(
            told.Messages.Where(message => message.Type == SlaEventTypes.Breached).GroupBy(message => message.Key),
            ticket => Assert.Single(ticket.Select(message => message.Id).Distinct()));
        Assert.DoesNotContain(told.Messages, message => message.Type == SlaEventTypes.Retracted);
    }

    [SkippableFact]
    public async Task Start_AfterAnOutageOfAnHour_TellsNoBreachOfWhatWasAnsweredInTime()
    {
        await using var pipeline = Start();
        using var told = await SlaTopic.OpenAsync(pipeline);
        using var sender = new EventSender(pipeline);
        await using var store = pipeline.OpenStore();
        await pipeline.CreateTopicsAsync();
        var startMs = NowMs() - (120 * MinuteMs);

        await sender.SendAsync(Lines("created", startMs, stepMs: 1, """ "customerId":"c" """));
        await using (var before = await pipeline.StartWorkerAsync(("Ingestion:Mode", "Replay")))
        {
            await store.WaitForReplayAsync(sender.Sent);
            await before.StopAsync();
        }

        // Each is answered a minute before it is due; all of that is an hour and more ago when the worker comes back.
        await sender.SendAsync(Lines("message", startMs + (29 * MinuteMs), stepMs: 1, """ "author":"human","agentId":"a-1" """));
        await pipeline.StartWorkerAsync(("Ingestion:CommitBytes", "4096"), ("Ingestion:BatchEvents", "8"));
        await told.UntilAsync(messages => messages.Where(message => message.Type == SlaEventTypes.Met).Select(message => message.Key).Distinct().Count() == Tickets);

        Assert.DoesNotContain(told.Messages, message => message.Type is SlaEventTypes.Breached or SlaEventTypes.Retracted);
    }

    private static HashSet<string> Breached(List<SlaMessage> messages) =>
        [.. messages.Where(message => message.Type == SlaEventTypes.Breached).Select(message => message.Key)];

    private static long NowMs() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static IEnumerable<byte[]> Lines(string what, long startMs, long stepMs, string data)
    {
        for (var ticket = 0; ticket < Tickets; ticket++)
        {
            var time = DateTimeOffset.FromUnixTimeMilliseconds(startMs + (ticket * stepMs)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            yield return Encoding.UTF8.GetBytes(
                $$$"""{"specversion":"1.0","id":"{{{what}}}-{{{ticket}}}","source":"/sla","type":"support.ticket.{{{what}}}.v1","time":"{{{time}}}","data":{"ticketId":"T-{{{ticket}}}",{{{data}}}}}""");
        }
    }

    private Pipeline Start()
    {
        var pipeline = Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: false);
        pipeline.Settings["Sla:Policies:0:Name"] = "standard";
        pipeline.Settings["Sla:Policies:0:Targets:0:Clock"] = "first_reply";
        pipeline.Settings["Sla:Policies:0:Targets:0:Duration"] = "30m";
        return pipeline;
    }
}
