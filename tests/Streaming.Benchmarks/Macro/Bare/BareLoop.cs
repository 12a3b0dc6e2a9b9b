using System.Diagnostics;
using Confluent.Kafka;
using Streaming.Benchmarks.Macro.Parts;
using Streaming.Contracts;

namespace Streaming.Benchmarks.Macro.Bare;

/// <summary>
/// The fastest that Confluent.Kafka's consumer can go on this machine: it reads the fields that the worker reads, with as many consumers,
/// and does nothing with what it gets.
/// </summary>
internal sealed class BareLoop : IDisposable
{
    private readonly string _bootstrap;
    private readonly int _consumers;
    private readonly TimeSpan _duration;
    private readonly CountdownEvent _first;
    private long _events;

    /// <summary>Prepares a loop.</summary>
    /// <param name="bootstrap">The broker.</param>
    /// <param name="consumers">Consumers, each with a thread and its share of the partitions.</param>
    /// <param name="duration">For how long, at most; it ends when the topic does.</param>
    public BareLoop(string bootstrap, int consumers, TimeSpan duration)
    {
        _bootstrap = bootstrap;
        _consumers = consumers;
        _duration = duration;
        _first = new CountdownEvent(consumers);
    }

    /// <summary>Consumes.</summary>
    public BareResult Run()
    {
        var threads = new Thread[_consumers];
        for (var i = 0; i < threads.Length; i++)
        {
            var number = i;
            threads[i] = new Thread(() => Consume(number)) { IsBackground = true };
            threads[i].Start();
        }

        _first.Wait();
        var before = (Cpu: Environment.CpuUsage.TotalTime, Allocated: GC.GetTotalAllocatedBytes(), Events: Interlocked.Read(ref _events));
        var started = Stopwatch.GetTimestamp();
        foreach (var thread in threads)
        {
            thread.Join();
        }

        return new BareResult(
            Interlocked.Read(ref _events) - before.Events,
            Stopwatch.GetElapsedTime(started).TotalSeconds,
            (Environment.CpuUsage.TotalTime - before.Cpu).TotalSeconds,
            GC.GetTotalAllocatedBytes() - before.Allocated);
    }

    /// <inheritdoc/>
    public void Dispose() => _first.Dispose();

    private void Consume(int number)
    {
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig
        {
            BootstrapServers = _bootstrap,
            GroupId = "bare",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            ConsumeResultFields = "topic,timestamp,headers",
        }).Build();
        var partitions = Enumerable.Range(0, Servers.Partitions).Where(partition => partition % _consumers == number).ToArray();
        consumer.Assign(partitions.Select(static partition => new TopicPartitionOffset(Topics.Tickets, partition, Offset.Beginning)));

        var ended = 0;
        var unreported = 0L;
        var started = 0L;
        while (ended < partitions.Length)
        {
            var record = consumer.Consume(100);
            if (record is null)
            {
                continue;
            }

            if (record.IsPartitionEOF)
            {
                ended++;
                continue;
            }

            if (started == 0)
            {
                started = Stopwatch.GetTimestamp();
                _first.Signal();
            }

            if (++unreported == 1_000)
            {
                Interlocked.Add(ref _events, unreported);
                unreported = 0;
                if (Stopwatch.GetElapsedTime(started) > _duration)
                {
                    break;
                }
            }
        }

        Interlocked.Add(ref _events, unreported);
    }
}
