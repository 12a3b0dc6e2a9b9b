using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Streaming.Benchmarks.Macro.Parts;
using Streaming.Contracts;
using Streaming.Replay.Load;

namespace Streaming.Benchmarks.Macro.Latency;

/// <summary>
/// Tickets of a tenant of their own among the load, one in each partition every 50 ms, with a team for each partition. A partition is
/// applied in order, so when a team has n tickets, the first n probes of its partition are visible: each has its own delay, none is assumed.
/// </summary>
/// <param name="producer">Sends.</param>
internal sealed class ProbeTickets(IProducer<byte[], byte[]> producer)
{
    /// <summary>The probes' tenant.</summary>
    public const string Tenant = "probe";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private readonly List<long>[] _sentMs = [.. Enumerable.Range(0, Servers.Partitions).Select(static _ => new List<long>())];
    private readonly int[] _seen = new int[Servers.Partitions];
    private readonly Lock _lock = new();

    /// <summary>The team of a partition's probes.</summary>
    /// <param name="partition">The partition.</param>
    public static string Team(int partition) => string.Create(CultureInfo.InvariantCulture, $"probe-{partition}");

    /// <summary>Sends until stopped.</summary>
    /// <param name="stopping">Stops it.</param>
    public void Run(CancellationToken stopping)
    {
        for (var number = 0; !stopping.WaitHandle.WaitOne(Interval); number++)
        {
            for (var partition = 0; partition < Servers.Partitions; partition++)
            {
                Send(partition, number);
            }
        }
    }

    /// <summary>Takes what is visible now.</summary>
    /// <param name="counts">Tickets by team.</param>
    /// <param name="nowMs">Now, Unix milliseconds.</param>
    /// <param name="fromMs">Probes sent before are not measured.</param>
    /// <param name="delaysMs">Receives the delay of each probe that became visible, from its event time.</param>
    public void Take(IReadOnlyDictionary<string, double> counts, long nowMs, long fromMs, List<double> delaysMs)
    {
        for (var partition = 0; partition < Servers.Partitions; partition++)
        {
            var visible = (int)counts.GetValueOrDefault(Team(partition));
            lock (_lock)
            {
                for (; _seen[partition] < visible; _seen[partition]++)
                {
                    var sentMs = _sentMs[partition][_seen[partition]];
                    if (sentMs >= fromMs)
                    {
                        delaysMs.Add(nowMs - sentMs);
                    }
                }
            }
        }
    }

    private void Send(int partition, int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        var id = string.Create(CultureInfo.InvariantCulture, $"probe-{partition}-{number}");
        var time = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var json = $$$"""
            {"specversion":"1.0","id":"{{{id}}}","source":"{{{LoadOptions.Source}}}","type":"{{{EventTypes.TicketCreated}}}","subject":"{{{id}}}",
            "time":"{{{time}}}","tenant":"{{{Tenant}}}","datacontenttype":"application/json",
            "data":{"ticketId":"{{{id}}}","customerId":"probe","channel":"email","priority":"p1","team":"{{{Team(partition)}}}"}}
            """;
        lock (_lock)
        {
            _sentMs[partition].Add(now.ToUnixTimeMilliseconds());
        }

        producer.Produce(
            new TopicPartition(Topics.Tickets, partition),
            new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(id), Value = Encoding.UTF8.GetBytes(json) });
    }
}
