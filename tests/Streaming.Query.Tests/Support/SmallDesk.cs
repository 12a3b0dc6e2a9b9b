using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Shards;

namespace Streaming.Query.Tests.Support;

/// <summary>Two shards of a small help desk on 17 May 2024, 13:47:53.250 UTC: three teams, two agents, some answers.</summary>
internal static class SmallDesk
{
    public static readonly DateTimeOffset Now = new(2024, 5, 17, 13, 47, 53, 250, TimeSpan.Zero);

    public static FakeShard[] Shards()
    {
        var shards = new[] { new FakeShard(0), new FakeShard(1) };
        foreach (var shard in shards)
        {
            shard.Meta = new ShardMeta
            {
                Topics = [new TopicProgress("support.tickets.v1", "", 2, 10, 0)],
                TimerTimeMs = Ms(0),
                EventHighMs = Ms(-20_000),
                NewestRecordMs = Ms(-19_000),
            };
        }

        Created(shards[0], -60_000, "billing", "mail", 3);
        Created(shards[0], -120_000, "tech", "chat", 5);
        Created(shards[1], -60_000, "billing", "mail", 4);
        Created(shards[1], -20_000, null, "mail", 1);
        Created(shards[1], -5 * 3_600_000, "sales", "mail", 2);
        Answered(shards[0], -30_000, "billing", "a1", 120_000);
        Answered(shards[1], -30_000, "tech", "a2", 240_000);
        shards[0].Commit();
        shards[1].Commit();
        return shards;
    }

    public static long Ms(long afterNow) => Now.ToUnixTimeMilliseconds() + afterNow;

    public static void Created(FakeShard shard, long afterNowMs, string? team, string channel, long count)
    {
        var delta = new MeasureSet();
        delta.Add(Measure.TicketsCreated, count);
        delta.Add(Measure.TicketsByCategory, count);
        delta.Add(Measure.Backlog, count);
        delta.Add(Measure.UnansweredOpen, count);
        delta.Add(Measure.OpenUntilClosed, count);
        shard.Add(Pane(PaneSize.TenSeconds, 10_000, afterNowMs), shard.Split(Cube.Main, "default", team, channel), delta);
    }

    private static void Answered(FakeShard shard, long afterNowMs, string team, string agent, long durationMs)
    {
        var delta = new MeasureSet();
        delta.AddDuration(Measure.FirstResponse, durationMs, 1);
        delta.Add(MeasureId.Survey(SurveyKind.Nps, false, 0, 10, 9), 1);
        shard.Add(Pane(PaneSize.TenSeconds, 10_000, afterNowMs), shard.Split(Cube.Main, "default", team, "mail"), delta);
        shard.Add(Pane(PaneSize.Minute, 60_000, afterNowMs), shard.Split(Cube.Agent, "default", team, agent: agent), delta);
    }

    private static PaneKey Pane(PaneSize size, long lengthMs, long afterNowMs) => PaneKey.At(size, Ms(afterNowMs) / lengthMs * lengthMs);
}
