using System.Globalization;
using Confluent.Kafka;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Integration.Tests.Pipelines;

/// <summary>
/// Worker and query service between a Kafka and a Redis that other tests use too: topics, group and keys of its own. Disposing it ends
/// every host that it started.
/// </summary>
/// <param name="kafka">The Kafka.</param>
/// <param name="redisAddress">The Redis.</param>
/// <param name="isReplay">Whether event time is the clock; then panes are kept for longer than a year.</param>
internal sealed class Pipeline(IKafka kafka, string redisAddress, bool isReplay) : IAsyncDisposable
{
    private readonly string _name = $"it{Environment.ProcessId}-{Guid.NewGuid():N}"[..24];
    private readonly List<HostProcess> _hosts = [];

    /// <summary>Further settings of every host.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Partitions of the topics; default 4.</summary>
    public int Partitions { get; init; } = MockKafkaCluster.DefaultPartitions;

    /// <summary>The Kafka.</summary>
    public IKafka Kafka => kafka;

    /// <summary>Topic of tickets and calls; the product's own name, unless told otherwise.</summary>
    public string Tickets { get; init; } = Contracts.Topics.Tickets;

    /// <summary>Topic of surveys.</summary>
    public string Surveys { get; init; } = Contracts.Topics.Surveys;

    /// <summary>Topic of customers; <see langword="null"/>: only tickets, calls and surveys are read.</summary>
    public string? Customers { get; init; }

    /// <summary>Topic of money and the workforce; there when <see cref="Customers"/> is.</summary>
    public string? Business { get; init; }

    /// <summary>Topic on which customers' shards are told of tickets; empty where customers are not read.</summary>
    public string Joins => Customers is null ? "" : Customers + "-tickets";

    /// <summary>The topics of the group of customers.</summary>
    public IReadOnlyList<string> CustomerTopics => Customers is { } customers && Business is { } business ? [customers, business, Joins] : [];

    /// <summary>Topic of dead letters.</summary>
    public string DeadLetters { get; init; } = Contracts.Topics.DeadLetters;

    /// <summary>The consumer group.</summary>
    public string Group => _name;

    /// <summary>Begins every key in Redis.</summary>
    public string KeyPrefix => _name;

    /// <summary>Where tests read and where hosts may be sent another way.</summary>
    public string RedisAddress => redisAddress;

    /// <summary>A pipeline with topics of its own, for a Kafka that is shared.</summary>
    /// <param name="kafka">The Kafka.</param>
    /// <param name="redisAddress">The Redis.</param>
    /// <param name="isReplay">Whether event time is the clock.</param>
    /// <param name="partitions">Partitions of its topics.</param>
    /// <param name="withCustomers">Whether customers, money and the workforce are read too.</param>
    public static Pipeline OnShared(
        IKafka kafka, string redisAddress, bool isReplay, int partitions = MockKafkaCluster.DefaultPartitions, bool withCustomers = false)
    {
        var id = Guid.NewGuid().ToString("N")[..8];
        return new Pipeline(kafka, redisAddress, isReplay)
        {
            Partitions = partitions,
            Tickets = $"tickets-{id}",
            Surveys = $"surveys-{id}",
            DeadLetters = $"letters-{id}",
            Customers = withCustomers ? $"customers-{id}" : null,
            Business = withCustomers ? $"business-{id}" : null,
        };
    }

    /// <summary>The pipeline's own name of a topic.</summary>
    /// <param name="topic">The product's name.</param>
    public string TopicOf(string topic) => topic switch
    {
        Contracts.Topics.Surveys => Surveys,
        Contracts.Topics.Customers when Customers is { } customers => customers,
        Contracts.Topics.Business when Business is { } business => business,
        _ => Tickets,
    };

    /// <summary>Makes the topics, as the worker would.</summary>
    /// <param name="timestamps">Who stamps records.</param>
    public Task CreateTopicsAsync(TopicTimestamps timestamps = TopicTimestamps.CreateTime) =>
        KafkaTopics.CreateAsync(kafka, Partitions, timestamps, [Tickets, Surveys, .. CustomerTopics]);

    /// <summary>Waits until the topics are there: the worker makes them when it starts.</summary>
    public async Task WaitForTopicsAsync()
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = kafka.BootstrapServers }).Build();
        await Wait.UntilAsync(
            () => Task.FromResult(new[] { Tickets, Surveys }.All(topic => admin.GetMetadata(topic, TimeSpan.FromSeconds(10)).Topics.Single().Partitions.Count == Partitions)),
            () => "the topics are not there.");
    }

    /// <summary>Starts a worker and waits until it listens.</summary>
    /// <param name="settings">Settings of this worker only.</param>
    public Task<HostProcess> StartWorkerAsync(params (string Key, string Value)[] settings) => StartAsync(
        "Streaming.Ingestion",
        [
            new("Kafka:Bootstrap", kafka.BootstrapServers),
            new("Kafka:GroupId", Group),
            new("Kafka:SessionTimeout", "00:00:06"),
            new("Ingestion:Topics:0", Tickets),
            new("Ingestion:Topics:1", Surveys),
            new("Ingestion:DeadLetterTopic", DeadLetters),
            new("Ingestion:TopicPartitions", Partitions.ToString(CultureInfo.InvariantCulture)),
            new("Ingestion:Mode", isReplay ? "Replay" : "Live"),
            new("Ingestion:Consumers", "1"),
            new("Ingestion:CustomerConsumers", Customers is null ? "0" : "1"),
            new("Ingestion:CustomerTopics:0", Customers ?? Contracts.Topics.Customers),
            new("Ingestion:CustomerTopics:1", Business ?? Contracts.Topics.Business),
            new("Ingestion:JoinTopic", Joins),
            new("Kafka:CustomerGroupId", Group + "-customers"),
            new("Ingestion:TopicCheckInterval", "00:00:01"),
        ],
        settings);

    /// <summary>Starts a query service and waits until it listens.</summary>
    public async Task<QueryClient> StartQueryAsync(params (string Key, string Value)[] settings) =>
        new(await StartAsync("Streaming.Query", [new("Query:GrpcPort", "0")], settings));

    /// <summary>Opens what the pipeline stores in Redis.</summary>
    /// <param name="group">Of which group of shards.</param>
    public StoredShards OpenStore(string group = "tickets") => new(
        redisAddress, KeyPrefix, group, Partitions, AssertNoneCrashed, () => string.Join(Environment.NewLine, _hosts.Select(static host => host.Output)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }

    private void AssertNoneCrashed() =>
        Assert.All(_hosts, host => Assert.False(host.HasCrashed, $"A host has ended.{Environment.NewLine}{host.Output}"));

    private async Task<HostProcess> StartAsync(string program, IEnumerable<KeyValuePair<string, string>> own, (string Key, string Value)[] further)
    {
        var settings = new Dictionary<string, string>(own)
        {
            ["Redis:Address"] = redisAddress,
            ["Redis:KeyPrefix"] = KeyPrefix,
            ["Engine:QuarterHourSpan"] = isReplay ? "400.00:00:00" : "100.00:00:00",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        };
        foreach (var (key, value) in Settings)
        {
            settings[key] = value;
        }

        foreach (var (key, value) in further)
        {
            settings[key] = value;
        }

        var host = await HostProcess.StartAsync(program, settings);
        _hosts.Add(host);
        return host;
    }
}
