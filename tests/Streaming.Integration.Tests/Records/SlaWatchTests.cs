using System.Globalization;
using System.Text;
using Grpc.Core;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Records;

/// <summary>Events of SLA clocks from a live worker through the query service: those that are published, each once, over replicas and crashes.</summary>
[Collection(FailingRecords.Name)]
public sealed class SlaWatchTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    private const int Tickets = 300;
    private const long MinuteMs = 60_000;

    [SkippableFact]
    public async Task Watch_WorkerKilledAndReaderReplaced_HasEveryPublishedEventOnce()
    {
        await using var pipeline = Start();
        using var told = await SlaTopic.OpenAsync(pipeline);
        using var sender = new EventSender(pipeline);
        await pipeline.CreateTopicsAsync();
        var worker = await pipeline.StartWorkerAsync();
        using var first = await pipeline.StartQueryAsync();
        await first.WaitForStoredAsync();
        var seen = new List<SlaEvent>();

        // The first clocks are due in some seconds, then one after the other; nothing else ever happens.
        var token = await ReadAsync(first, "", seen, async () => await sender.SendAsync(Lines(NowMs() - (30 * MinuteMs) + 6_000)), Tickets / 3);
        await worker.KillAsync();
        using var second = await pipeline.StartQueryAsync();
        await second.WaitForAsync(0);
        await pipeline.StartWorkerAsync();
        await ReadAsync(second, token, seen, null, Tickets);
        await told.UntilAsync(messages => messages.Where(message => message.Type == SlaEventTypes.Breached).Select(message => message.Id).Distinct().Count() == Tickets);

        var breached = seen.Where(one => one.Kind == SlaEventKind.Breached).Select(one => one.Id).ToList();
        Assert.Equal(told.Messages.Where(message => message.Type == SlaEventTypes.Breached).Select(message => message.Id).Distinct().Order(StringComparer.Ordinal), breached.Order(StringComparer.Ordinal));
        var listed = await second.Tickets.ListSlaEventsAsync(new ListSlaEventsRequest { Selection = new SlaEventSelection { Kinds = { SlaEventKind.Breached } }, PageSize = QueryLimits.MaxTickets });
        Assert.Equal(Tickets, listed.EventCount);
        Assert.Equal(listed.Events.Select(one => one.Time.ToDateTimeOffset()), listed.Events.Select(one => one.Time.ToDateTimeOffset()).OrderDescending());
    }

    /// <summary>Watches until so many breaches have been seen in all, and says where to go on.</summary>
    private static async Task<string> ReadAsync(QueryClient query, string token, List<SlaEvent> seen, Func<Task>? begin, int breaches)
    {
        using var watch = query.Tickets.WatchSlaEvents(new WatchSlaEventsRequest { ResumeToken = token });
        using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await foreach (var message in watch.ResponseStream.ReadAllAsync(enough.Token))
        {
            seen.AddRange(message.Events);
            token = message.ResumeToken;
            if (begin is not null)
            {
                await begin();
                begin = null;
            }

            if (seen.Count(one => one.Kind == SlaEventKind.Breached) >= breaches)
            {
                return token;
            }
        }

        throw new InvalidOperationException($"The watch ended after {seen.Count} events.");
    }

    private static long NowMs() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static IEnumerable<byte[]> Lines(long startMs)
    {
        for (var ticket = 0; ticket < Tickets; ticket++)
        {
            var time = DateTimeOffset.FromUnixTimeMilliseconds(startMs + (ticket * 30L)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            yield return Encoding.UTF8.GetBytes(
                $$$"""{"specversion":"1.0","id":"created-{{{ticket}}}","source":"/sla","type":"support.ticket.created.v1","time":"{{{time}}}","data":{"ticketId":"T-{{{ticket}}}","customerId":"c"}}""");
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
