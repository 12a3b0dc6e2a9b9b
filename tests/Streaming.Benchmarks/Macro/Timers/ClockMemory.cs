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
    /// <returns>
    /// Bytes for each clock: in memory, by the runtime's own count of what is alive, where states have room in steps of 64 bytes; and as
    /// they are stored.
    /// </returns>
    public static (double InMemory, double Stored) Measure(TimersPlan plan)
    {
        var target = new SlaTarget(ClockKind.FirstReply, (long)TimersPlan.Target.TotalMilliseconds, BusinessCalendar.AlwaysOpen, [800]);
        var policies = new SlaPolicySet([new SlaPolicyVersion("1", long.MinValue, [new SlaPolicy("standard", [], [target])])]);

        // What the first use of anything leaves behind is neither's.
        BytesOf(plan with { Tickets = 1_000 }, new EngineSettings { Sla = policies });
        var without = BytesOf(plan, new EngineSettings());
        var with = BytesOf(plan, new EngineSettings { Sla = policies });
        return ((with.Alive - without.Alive) / (double)plan.Tickets, (with.Stored - without.Stored) / (double)plan.Tickets);
    }

    private static (long Alive, long Stored) BytesOf(TimersPlan plan, EngineSettings settings)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var engine = new ShardEngine(settings);
        var decoder = new EventDecoder(SurveyCuts.Default);
        var batch = new EventBatch();
        var stored = 0L;
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
                stored += Commit(engine);
            }
        }

        stored += Commit(engine);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(engine);
        return (bytes, stored);
    }

    private static long Commit(ShardEngine engine)
    {
        using var commit = engine.CreateCommit(Epoch, Meta);
        return commit.PayloadBytes;
    }
}
