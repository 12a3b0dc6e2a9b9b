using System.Globalization;
using System.Text;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Integration.Tests.Records;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Faults;

/// <summary>Redis loses everything under live workers, but Kafka keeps what shards have told one another: what is told after that must still count.</summary>
[Collection(FailingServers.Name)]
public sealed class LostStoreTests(KafkaBrokerFixture kafka)
{
    // So many commits before a ticket is told that the rebuilt shard, which makes few, is far from having as many.
    private const long ManyCommits = 60;

    [SkippableFact]
    public async Task Run_TicketFromBeforeTheLossIsVoidedAfterIt_ItsCustomersSessionDeflectsAgain()
    {
        await using var server = await Requires.ServerAsync("A Redis server", RedisWays.OfOurOwn());
        await using var pipeline = Pipeline.OnShared(Requires.Server(kafka), server.Address, isReplay: false, withCustomers: true);
        pipeline.Settings["Ingestion:Heartbeat"] = "00:00:00.2";
        await pipeline.CreateTopicsAsync();
        using var sender = new EventSender(pipeline);
        await sender.SendAsync([
            Event("support.customer.joined.v1", hoursAgo: 30, """{"customerId":"c-1"}"""),
            Event("support.selfservice.session.v1", hoursAgo: 3, """{"sessionId":"s-1","topic":"refund","customerId":"c-1","resolved":true}"""),
        ]);
        await using var worker = await pipeline.StartWorkerAsync();
        using var query = await pipeline.StartQueryAsync();
        await using var store = pipeline.OpenStore();
        await Wait.UntilAsync(async () => (await store.VersionsAsync()).All(static version => version > ManyCommits), () => $"the shards make no commits. {worker.Output}");
        await sender.SendAsync([Event("support.ticket.created.v1", hoursAgo: 2, """{"ticketId":"T-1","customerId":"c-1"}""")]);
        await WaitForDeflectionAsync(query, 0);

        await server.KillAsync();
        await server.RestartAsync();
        await store.WaitForAsync(1);
        await sender.SendAsync([Event("support.ticket.deleted.v1", hoursAgo: 1, """{"ticketId":"T-1","reason":"spam"}""")]);

        await WaitForDeflectionAsync(query, 1);
    }

    /// <summary>
    /// A clock of which much was said is judged anew after the loss, in fewer words. Who keeps the highest revision must see what is said from then on.
    /// </summary>
    [SkippableFact]
    public async Task Run_TicketFromBeforeTheLossIsVoidedAfterIt_ItsPromiseIsTakenBack()
    {
        await using var server = await Requires.ServerAsync("A Redis server", RedisWays.OfOurOwn());
        await using var pipeline = Pipeline.OnShared(Requires.Server(kafka), server.Address, isReplay: false, partitions: 1);
        pipeline.Settings["Sla:Policies:0:Name"] = "standard";
        pipeline.Settings["Sla:Policies:0:Targets:0:Clock"] = "first_reply";
        pipeline.Settings["Sla:Policies:0:Targets:0:Duration"] = "90m";
        using var told = await SlaTopic.OpenAsync(pipeline);
        await pipeline.CreateTopicsAsync();
        using var sender = new EventSender(pipeline);
        await using var worker = await pipeline.StartWorkerAsync();
        await using var store = pipeline.OpenStore();
        await sender.SendAsync([Event("support.ticket.created.v1", hoursAgo: 3, """{"ticketId":"T-1","customerId":"c-1"}""")]);
        await told.UntilAsync(static messages => Kept(messages) == SlaEventTypes.Breached);
        await sender.SendAsync([Event("support.ticket.message.v1", hoursAgo: 2, """{"ticketId":"T-1","author":"human","agentId":"a-1"}""")]);
        await told.UntilAsync(static messages => Kept(messages) == SlaEventTypes.Met);

        await server.KillAsync();
        await server.RestartAsync();
        await store.WaitForAsync(sender.Sent);
        await sender.SendAsync([Event("support.ticket.deleted.v1", hoursAgo: 1, """{"ticketId":"T-1","reason":"spam"}""")]);

        await told.UntilAsync(static messages => Kept(messages) == SlaEventTypes.Retracted);
        Assert.All(told.Messages.GroupBy(static message => message.Id), static repeats => Assert.Single(repeats.Select(static message => message.Text).Distinct()));
    }

    /// <summary>What a consumer keeps of the only clock.</summary>
    private static string? Kept(List<SlaMessage> messages) => messages.MaxBy(static message => message.Revision)?.Type;

    private static Task WaitForDeflectionAsync(QueryClient query, double expected)
    {
        double? found = null;
        return Wait.UntilAsync(
            async () =>
            {
                var answer = await query.Kpis.GetKpisAsync(new GetKpisRequest { Kpis = { "contact_deflection" }, Windows = new() { Names = { "24h" } } });
                var value = answer.Results.Single().Rows.Single().Values.First();
                found = value.HasValue ? value.Value : null;
                return found == expected;
            },
            () => $"the share of sessions that no ticket followed is {found}, not {expected}. {query.Host.Output}");
    }

    private static byte[] Event(string type, int hoursAgo, string data)
    {
        var time = TimeProvider.System.GetUtcNow().AddHours(-hoursAgo).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes($$"""{"specversion":"1.0","id":"{{type}}","source":"/help-centre","type":"{{type}}","time":"{{time}}","data":{{data}}}""");
    }
}
