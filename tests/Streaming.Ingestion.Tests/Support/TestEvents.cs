using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Ingestion.Tests.Support;

/// <summary>Writes small events to Kafka as a producer would.</summary>
internal sealed class TestEvents : IDisposable
{
    private readonly IProducer<string, byte[]> _producer;
    private readonly IKafka _kafka;
    private readonly string _prefix;
    private int _id;

    public TestEvents(IKafka kafka, string prefix)
    {
        _kafka = kafka;
        _prefix = prefix;
        _producer = new ProducerBuilder<string, byte[]>(new ProducerConfig
        {
            BootstrapServers = kafka.BootstrapServers,
            Partitioner = Partitioner.Murmur2Random,
            AllowAutoCreateTopics = true,
        }).Build();
    }

    /// <summary>Records written.</summary>
    public long Written { get; private set; }

    /// <summary>Lets the cluster make both topics, where it makes topics by itself.</summary>
    public async Task TouchTopicsAsync()
    {
        await CreateAsync("touch");
        await SurveyAsync("touch", 5);
    }

    public Task CreateAsync(string ticket, DateTimeOffset? time = null) =>
        SendAsync(WorkerHost.TicketsOf(_prefix), ticket, "ticket.created", $$"""{"ticketId":"{{ticket}}","customerId":"C-1","team":"billing"}""", time);

    public Task ReplyAsync(string ticket, DateTimeOffset? time = null) =>
        SendAsync(WorkerHost.TicketsOf(_prefix), ticket, "ticket.message", $$"""{"ticketId":"{{ticket}}","author":"human","agentId":"a-1"}""", time);

    public Task SurveyAsync(string ticket, int value, DateTimeOffset? time = null) => SendAsync(
        WorkerHost.SurveysOf(_prefix),
        ticket,
        "survey.answered",
        $$"""{"responseId":"r-{{ticket}}","ticketId":"{{ticket}}","kind":"csat","scaleMin":1,"scaleMax":5,"value":{{value.ToString(CultureInfo.InvariantCulture)}}}""",
        time);

    /// <summary>Writes tickets that were answered and judged.</summary>
    public async Task WriteTicketsAsync(int tickets, string prefix = "T")
    {
        for (var i = 0; i < tickets; i++)
        {
            await CreateAsync($"{prefix}-{i}");
            await ReplyAsync($"{prefix}-{i}");
            await SurveyAsync($"{prefix}-{i}", 4);
        }
    }

    /// <summary>Waits for the first dead letter.</summary>
    public Message<string, byte[]> ReadLetter()
    {
        using var reader = new ConsumerBuilder<string, byte[]>(new ConsumerConfig
        {
            BootstrapServers = _kafka.BootstrapServers,
            GroupId = _prefix + "-reader",
            AutoOffsetReset = AutoOffsetReset.Earliest,
        }).Build();
        var topic = WorkerHost.LettersOf(_prefix);
        reader.Assign(Enumerable.Range(0, MockKafkaCluster.DefaultPartitions).Select(number => new TopicPartitionOffset(topic, number, Offset.Beginning)));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var letter = reader.Consume(patience.Token).Message;
        reader.Close();
        return letter;
    }

    /// <summary>A header of a dead letter, as text.</summary>
    public static string Header(Message<string, byte[]> letter, string name) => Encoding.UTF8.GetString(letter.Headers.GetLastBytes(name));

    /// <summary>Writes an event, with its own time as the record's timestamp.</summary>
    public async Task SendAsync(string topic, string key, string type, string data, DateTimeOffset? time)
    {
        var at = time ?? DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var json = $$"""
            {"specversion":"1.0","id":"e-{{++_id}}","source":"/tests","type":"support.{{type}}.v1","time":"{{at:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}","data":{{data}}}
            """;
        await SendRawAsync(topic, key, Encoding.UTF8.GetBytes(json), headers: null, at);
    }

    /// <summary>Writes any record.</summary>
    public async Task<TopicPartitionOffset> SendRawAsync(string topic, string key, byte[] value, Headers? headers = null, DateTimeOffset? timestamp = null)
    {
        var message = new Message<string, byte[]> { Key = key, Value = value, Headers = headers };
        if (timestamp is { } at)
        {
            message.Timestamp = new Timestamp(at);
        }

        var delivered = await _producer.ProduceAsync(topic, message);
        Written++;
        return delivered.TopicPartitionOffset;
    }

    public void Dispose() => _producer.Dispose();
}
