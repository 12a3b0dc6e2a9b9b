using System.Globalization;
using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Replay.Simulation;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;
using Xunit.Abstractions;

namespace Streaming.Integration.Tests.Faults;

/// <summary>
/// Workers that read tickets and customers are killed in mid-replay: every number of both, whole and split, is that of a run in which
/// nothing happened.
/// </summary>
[Collection(FailingServers.Name)]
public sealed class BothGroupsTests(KafkaBrokerFixture kafka, AnyRedisFixture redis, ITestOutputHelper output)
{
    private static readonly SimulationOptions Simulation = new()
    {
        Tickets = 800,
        Seed = 20_261_126,
        Customers = 300,
        CustomerEvents = true,
        DuplicateShare = 0.05,
        OutOfOrderShare = 0.1,
        LateShare = 0.02,
    };

    // Each is asked of the KPIs that can be split so.
    private static readonly string[][] Splits = [[], [Dimensions.Team], [Dimensions.Segment], [Dimensions.Customer], [Dimensions.Product]];

    [SkippableFact]
    public async Task Replay_WorkerKilledSeveralTimes_CustomersAndTicketsEqualUndisturbedRun()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        var lines = Written();
        await using var quiet = await StartAsync(broker, store.Address, lines);
        await using var disturbed = await StartAsync(broker, store.Address, lines);
        await quiet.StartWorkerAsync();

        var seed = Random.Shared.Next();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed of the random points: {seed}"));
        var random = new Random(seed);
        foreach (var point in Enumerable.Range(0, 3).Select(_ => random.NextInt64(lines.Count / 50, lines.Count * 4 / 5)).Order())
        {
            await using var worker = await disturbed.StartWorkerAsync();
            await disturbed.WaitForAsync(point);
            Assert.True(await disturbed.ConsumedAsync() < lines.Count, "The worker had finished before it was killed.");
            await worker.KillAsync();
        }

        await disturbed.StartWorkerAsync();

        var (expected, actual) = (await quiet.AnswersAsync(), await disturbed.AnswersAsync());
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.Contains(expected, static answer => answer.Key.Contains("customers ", StringComparison.Ordinal) && answer.Value > 0);
        Assert.Contains(expected, static answer => answer.Key.Contains("contact_deflection ", StringComparison.Ordinal) && answer.Value > 0);
        Assert.Contains(expected, static answer => answer.Key.Contains("tickets_total ", StringComparison.Ordinal) && answer.Value > 0);
        Assert.Contains(expected, static answer => answer.Key.Contains("nps promoters", StringComparison.Ordinal) && answer.Value > 0);
        Assert.Empty(expected.Where(answer => actual[answer.Key] != answer.Value).Select(answer => $"{answer.Key} is {actual[answer.Key]}, expected {answer.Value}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{expected.Count} numbers compared"));
    }

    private static List<byte[]> Written()
    {
        using var stream = new MemoryStream();
        Simulator.Write(Simulation, stream);
        return [.. System.Text.Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(System.Text.Encoding.UTF8.GetBytes)];
    }

    private static async Task<Run> StartAsync(IKafka kafka, string redisAddress, List<byte[]> lines)
    {
        var pipeline = Pipeline.OnShared(kafka, redisAddress, isReplay: true, withCustomers: true);
        pipeline.Settings["Engine:SurveyUnit"] = "LatestPerCustomer";
        pipeline.Settings["Ingestion:CommitBytes"] = "4096";
        pipeline.Settings["Ingestion:BatchEvents"] = "16";
        pipeline.Settings["Ingestion:CommitsInFlight"] = "2";
        await pipeline.CreateTopicsAsync();
        using var sender = new EventSender(pipeline);
        await sender.SendAsync(lines);
        return new Run(pipeline);
    }

    private sealed class Run(Pipeline pipeline) : IAsyncDisposable
    {
        private readonly StoredShards _tickets = pipeline.OpenStore();
        private readonly StoredShards _customers = pipeline.OpenStore("customers");
        private HostProcess? _worker;

        public async Task<HostProcess> StartWorkerAsync() => _worker = await pipeline.StartWorkerAsync();

        public async Task<long> ConsumedAsync() => await _tickets.ConsumedAsync() + await _customers.ConsumedAsync();

        public Task WaitForAsync(long records) =>
            Wait.UntilAsync(async () => await ConsumedAsync() >= records, () => $"{records} records are not committed.");

        /// <summary>Every number of both groups at the end of the replay, by what it is.</summary>
        public async Task<SortedDictionary<string, double?>> AnswersAsync()
        {
            // The last tickets may still be told to customers while both groups have come to the ends of their topics.
            await WaitForEndAsync(_tickets, [pipeline.Tickets, pipeline.Surveys]);
            var worker = _worker!;
            await Wait.UntilAsync(async () => await worker.MetricAsync(MetricNames.OutboxMessages) == 0, () => $"messages are left to be told. {worker.Output}");
            await WaitForEndAsync(_customers, pipeline.CustomerTopics);
            var metas = new List<Domain.Shards.ShardMeta?>();
            await Wait.UntilAsync(
                async () =>
                {
                    metas = [.. await _tickets.MetasAsync(), .. await _customers.MetasAsync()];
                    var high = metas.Max(static meta => meta?.EventHighMs ?? long.MinValue);
                    return metas.TrueForAll(meta => meta?.TimerTimeMs == high);
                },
                () => $"the shards' event and timer times are {string.Join(", ", metas.Select(static meta => $"{meta?.EventHighMs}/{meta?.TimerTimeMs}"))}.");
            using var query = await pipeline.StartQueryAsync();
            await query.WaitForAsync(metas[0]!.TimerTimeMs);
            var answers = new SortedDictionary<string, double?>(StringComparer.Ordinal);
            var catalogue = await query.Kpis.ListKpisAsync(new());
            foreach (var split in Splits)
            {
                var cubes = catalogue.Cubes.Where(cube => split.All(cube.Dimensions.Contains)).Select(static cube => cube.Name).ToHashSet();
                var kpis = catalogue.Kpis.Where(kpi => split.Length == 0 || kpi.Cubes.Any(cubes.Contains)).Select(static kpi => kpi.Key);
                foreach (var some in kpis.Chunk(QueryLimits.Kpis))
                {
                    await AskAsync(query, split, some, answers);
                }
            }

            return answers;
        }

        private async Task WaitForEndAsync(StoredShards shards, IReadOnlyList<string> topics)
        {
            using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = pipeline.Kafka.BootstrapServers, GroupId = "ends" }).Build();
            var end = topics.Sum(topic => Enumerable.Range(0, pipeline.Partitions).Sum(
                partition => consumer.QueryWatermarkOffsets(new TopicPartition(topic, partition), TimeSpan.FromSeconds(10)).High.Value));
            await shards.WaitForAsync(end);
        }

        private static async Task AskAsync(QueryClient query, string[] split, string[] kpis, SortedDictionary<string, double?> answers)
        {
            var request = new GetKpisRequest { Windows = new() { Names = { "24h", "7d" } }, Limit = 1_000 };
            request.Kpis.AddRange(kpis);
            request.GroupBy.AddRange(split);
            foreach (var result in (await query.Kpis.GetKpisAsync(request)).Results)
            {
                foreach (var row in result.Rows)
                {
                    foreach (var value in row.Values)
                    {
                        var group = string.Join('|', row.Group.Select(static group => group.Value));
                        answers.Add($"{result.Window} by {string.Join(',', split)} '{group}': {value.Key} {value.Statistic}", value.HasValue ? value.Value : null);
                    }
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            await pipeline.DisposeAsync();
            await _tickets.DisposeAsync();
            await _customers.DisposeAsync();
        }
    }
}
