using System.Text;
using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;
using Streaming.Ingestion.Decoding;

namespace Streaming.Benchmarks.Macro.Timers;

/// <summary>How much memory an open clock takes beyond that of its ticket: the same tickets in one shard, with and without a policy.</summary>
internal static class ClockMemory
{
    private static readonly ShardEpoch Epoch = new(1, 1);
    private static readonly ShardMeta Meta = new() { Topics = [] };

    /// <summary>Measures.</summary>
    /// <param name="plan">How many tickets.</param>
    /// <returns>Bytes for each clock, by the runtime's own count of what is alive.</returns>
    public static double Measure(TimersPlan plan)
    {
        var target = new SlaTarget(ClockKind.FirstReply, (long)TimersPlan.Target.TotalMilliseconds, BusinessCalendar.AlwaysOpen, [800]);
        var policies = new SlaPolicySet([new SlaPolicyVersion("1", long.MinValue, [new SlaPolicy("standard", [], [target])])]);
        var without = BytesOf(plan, new EngineSettings());
        var with = BytesOf(plan, new EngineSettings { Sla = policies });
        return (with - without) / (double)plan.Tickets;
    }

    private static long BytesOf(TimersPlan plan, EngineSettings settings)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var engine = new ShardEngine(settings);
        var decoder = new EventDecoder(SurveyCuts.Default);
        var batch = new EventBatch();
        var firstDueMs = 1_772_409_600_000L;
        var tickets = new OpenTickets(plan, firstDueMs);
        for (var number = 0; number < plan.Tickets; number++)
        {
            batch.Clear();
            decoder.Decode(Encoding.UTF8.GetBytes(tickets.Created(number)), Encoding.UTF8.GetBytes(OpenTickets.Id(number)), batch);
            batch[0].RecordTimeMs = batch[0].TimeMs;
            engine.Apply(batch, 0);
            if (number % 1000 == 0)
            {
                engine.CreateCommit(Epoch, Meta).Dispose();
            }
        }

        engine.CreateCommit(Epoch, Meta).Dispose();
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(engine);
        return bytes;
    }
}
