using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Streaming.Benchmarks.Macro.Parts;
using Streaming.Benchmarks.Macro.Readings;
using Streaming.Benchmarks.Macro.Reports;
using Streaming.Contracts;
using Streaming.Integration.Tests.Observability;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Benchmarks.Macro.Alerts;

/// <summary>Tickets that nobody answers, a real Prometheus and Alertmanager with the shipped rules, routes and intervals, and a webhook.</summary>
/// <param name="servers">Broker and Redis.</param>
/// <param name="plan">What to do.</param>
internal sealed class AlertsRun(Servers servers, AlertsPlan plan)
{
    private const string Alert = "SlaBreach";
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    // Whatever has not come by then does not come.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs.</summary>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<AlertsResult> RunAsync(CancellationToken cancellationToken)
    {
        var machineLoad = ProcessReading.MachineLoad();
        var policies = Policies();
        await KafkaTopics.CreateAsync(servers.Kafka, Servers.Partitions, TopicTimestamps.CreateTime, Topics.Sla);
        await using var worker = await servers.StartWorkerAsync("alerts", policies);
        await using var query = await servers.StartQueryAsync(policies);
        await using var chain = await AlertChain.StartAsync(worker.Urls["http"], query.Urls["http"]);
        var firstDueMs = NowMs() + (long)plan.WarmUp.TotalMilliseconds;
        Send(firstDueMs);

        var lastDueMs = DueMs(firstDueMs, plan.Breaches - 1);
        var (told, repeats) = (new Dictionary<int, long>(), 0);
        while (told.Count < plan.Breaches && NowMs() < lastDueMs + Patience.TotalMilliseconds)
        {
            await Task.Delay(BetweenLooks, TimeProvider.System, cancellationToken);
            (told, repeats) = Told(chain.Receiver.About(Alert));
        }

        return new AlertsResult
        {
            MachineLoadBefore = machineLoad,
            FirstMs = Delays(told, firstDueMs, static team => team == 0),
            JoiningMs = Delays(told, firstDueMs, static team => team > 0),
            AllMs = Delays(told, firstDueMs, static _ => true),
            Missing = plan.Breaches - told.Count,
            Repeats = repeats,
        };
    }

    private static string PolicyName(int policy) => string.Create(CultureInfo.InvariantCulture, $"policy-{policy}");

    private static string TeamName(int team) => string.Create(CultureInfo.InvariantCulture, $"team-{team}");

    private static long NowMs() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private long DueMs(long firstDueMs, int breach) => firstDueMs + (long)(breach * plan.Spacing.TotalMilliseconds);

    private Percentiles Delays(Dictionary<int, long> told, long firstDueMs, Func<int, bool> isOf) =>
        Percentiles.Of(told.Where(one => isOf(plan.TeamOf(one.Key))).Select(one => (double)(one.Value - DueMs(firstDueMs, one.Key))));

    // When each breach was first told of, Unix milliseconds; and how many messages told of none for the first time.
    private (Dictionary<int, long> Told, int Repeats) Told(IReadOnlyList<WebhookMessage> messages)
    {
        var (told, repeats) = (new Dictionary<int, long>(), 0);
        foreach (var message in messages)
        {
            var before = told.Count;

            // An alert without a team is about a breach that was over before anybody looked, of which there are none here.
            foreach (var alert in message.Alerts.Where(static alert => alert.ContainsKey(Dimensions.Team)))
            {
                var policy = int.Parse(alert[LabelNames.Policy].AsSpan("policy-".Length), CultureInfo.InvariantCulture);
                var team = int.Parse(alert[Dimensions.Team].AsSpan("team-".Length), CultureInfo.InvariantCulture);
                told.TryAdd((team * plan.Policies) + policy, message.At.ToUnixTimeMilliseconds());
            }

            repeats += told.Count == before ? 1 : 0;
        }

        return (told, repeats);
    }

    private Dictionary<string, string> Policies()
    {
        var settings = new Dictionary<string, string> { ["Ingestion__TopicPartitions"] = Servers.Partitions.ToString(CultureInfo.InvariantCulture) };
        for (var policy = 0; policy < plan.Policies; policy++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"Sla__Policies__{policy}__");
            settings[key + "Name"] = PolicyName(policy);
            settings[key + "Match__priority__0"] = PolicyName(policy);
            settings[key + "Targets__0__Clock"] = "first_reply";
            settings[key + "Targets__0__Duration"] = string.Create(CultureInfo.InvariantCulture, $"{AlertsPlan.Target.TotalSeconds}s");
        }

        return settings;
    }

    private void Send(long firstDueMs)
    {
        using var producer = new ProducerBuilder<byte[], byte[]>(TopicFiller.Settings(servers.Kafka.BootstrapServers)).Build();
        for (var breach = 0; breach < plan.Breaches; breach++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"late-{breach}");
            var time = DateTimeOffset.FromUnixTimeMilliseconds(DueMs(firstDueMs, breach) - (long)AlertsPlan.Target.TotalMilliseconds)
                .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            var text = $$$"""
                {"specversion":"1.0","id":"{{{id}}}","source":"/late","type":"{{{EventTypes.TicketCreated}}}","subject":"{{{id}}}","time":"{{{time}}}","data":{"ticketId":"{{{id}}}","customerId":"c","priority":"{{{PolicyName(plan.PolicyOf(breach))}}}","team":"{{{TeamName(plan.TeamOf(breach))}}}"}}
                """;
            producer.Produce(Topics.Tickets, new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(id), Value = Encoding.UTF8.GetBytes(text) });
        }

        producer.Flush(TimeSpan.FromMinutes(1));
    }
}
