using System.Globalization;
using System.Text.Json;
using Confluent.Kafka;
using Streaming.Contracts;

namespace Streaming.Benchmarks.Macro.Timers;

/// <summary>Reads what is published of SLA clocks, and when it came.</summary>
/// <param name="bootstrap">The broker.</param>
internal sealed class SlaReader(string bootstrap)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _ids = [];
    private readonly List<(string Type, string Ticket, long AtMs, long ReadMs)> _read = [];

    /// <summary>Messages with an id that came before.</summary>
    public int Repeats { get; private set; }

    /// <summary>What was read so far.</summary>
    public List<(string Type, string Ticket, long AtMs, long ReadMs)> Read()
    {
        lock (_lock)
        {
            return [.. _read];
        }
    }

    /// <summary>Reads until stopped.</summary>
    /// <param name="stopping">Stops it.</param>
    public void Run(CancellationToken stopping)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrap,
            GroupId = "timers-benchmark",
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
            FetchWaitMaxMs = 5,
        }).Build();
        consumer.Subscribe(Topics.Sla);
        while (!stopping.IsCancellationRequested)
        {
            if (consumer.Consume(100) is not { Message.Value: { } value })
            {
                continue;
            }

            var readMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            using var json = JsonDocument.Parse(value);
            var root = json.RootElement;
            var at = DateTimeOffset.Parse(root.GetProperty("time").GetString()!, CultureInfo.InvariantCulture);
            lock (_lock)
            {
                Repeats += _ids.Add(root.GetProperty("id").GetString()!) ? 0 : 1;
                _read.Add((root.GetProperty("type").GetString()!, root.GetProperty("subject").GetString()!, at.ToUnixTimeMilliseconds(), readMs));
            }
        }

        consumer.Close();
    }
}
