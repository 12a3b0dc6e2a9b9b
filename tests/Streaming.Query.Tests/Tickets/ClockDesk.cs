using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Query.Tests.Tickets;

/// <summary>A query service over tickets with promises: urgent ones by day and night, the others in office hours.</summary>
internal static class ClockDesk
{
    /// <summary>Monday 2 March 2026, 10:00 UTC.</summary>
    public const long Start = 1_772_445_600_000;

    public const long Minute = 60_000;

    /// <summary>Open on working days from 9 to 18, UTC.</summary>
    public static readonly BusinessCalendar Office = new(
        "office",
        TimeZoneInfo.Utc,
        new WeeklyHours(Enum.GetValues<DayOfWeek>().ToDictionary(
            day => day, day => day is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayHours.Closed : new DayHours(new DaySpan(9 * 60, 18 * 60)))));

    public static SlaPolicySet Policies { get; } = new([
        new SlaPolicyVersion("2026-01", long.MinValue, [
            new SlaPolicy("urgent", [new SlaMatch(NameKind.Priority, ["high"])], [
                new SlaTarget(ClockKind.FirstReply, 30 * Minute, BusinessCalendar.AlwaysOpen, [500, 800]),
                new SlaTarget(ClockKind.RequesterWait, 240 * Minute, BusinessCalendar.AlwaysOpen, [800]),
                new SlaTarget(ClockKind.PausableUpdate, 1_440 * Minute, BusinessCalendar.AlwaysOpen, [10]),
            ]),
            new SlaPolicy("standard", [], [
                new SlaTarget(ClockKind.FirstReply, 240 * Minute, Office, [800]),
                new SlaTarget(ClockKind.TotalResolution, 960 * Minute, Office, [800]),
            ]),
        ]),
    ]);

    /// <summary>The same in the recount's words.</summary>
    public static RecountSla Recounted { get; } = new([
        new RecountPolicyVersion(long.MinValue, [
            new RecountPolicy("urgent", new Dictionary<RecountDimension, IReadOnlyList<string>> { [RecountDimension.Priority] = ["high"] }, new Dictionary<string, RecountTarget>
            {
                ["first_reply"] = new(30 * Minute, RecountHours.Always, 15 * Minute),
                ["requester_wait"] = new(240 * Minute, RecountHours.Always, 192 * Minute),
                ["pausable_update"] = new(1_440 * Minute, RecountHours.Always, 864_000),
            }),
            new RecountPolicy("standard", new Dictionary<RecountDimension, IReadOnlyList<string>>(), new Dictionary<string, RecountTarget>
            {
                ["first_reply"] = new(240 * Minute, RecountedOffice, 192 * Minute),
                ["total_resolution"] = new(960 * Minute, RecountedOffice, 768 * Minute),
            }),
        ]),
    ]);

    private static RecountHours RecountedOffice => new(TimeZoneInfo.Utc, [(TimeSpan.FromHours(9), TimeSpan.FromHours(18))]);

    public static EngineShard Shard(EventLog log, long nowMs)
    {
        var shard = new EngineShard(new EngineSettings { Sla = Policies }, new StorageSettings());
        log.Records.ToList().ForEach(shard.Feed);
        shard.Commit(nowMs);
        return shard;
    }

    public static async Task<QueryHost> StartAsync(EventLog log, long nowMs)
    {
        var host = await QueryHost.StartAsync(new EngineShardReader(Shard(log, nowMs)), DateTimeOffset.FromUnixTimeMilliseconds(nowMs), Policies);
        await host.RefreshAsync();
        return host;
    }
}
