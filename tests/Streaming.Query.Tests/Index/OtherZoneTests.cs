using Grpc.Core;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Settings;
using Streaming.Domain.Time;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Query.Tests.Index;

/// <summary>Days that were rolled up by the midnights of one zone, and are asked by those of another: a number is right or absent.</summary>
public sealed class OtherZoneTests
{
    private const long DayMs = 86_400_000;

    private static readonly RandomLogOptions Log = new() { StartSpan = TimeSpan.FromDays(40), MostTickets = 800, ExcludedChance = 0 };

    private static readonly long NowMs = Log.StartMs + (45 * DayMs);

    private static readonly string[] Spans = ["--Engine:FinestSpan=02:00:00", "--Engine:QuarterHourSpan=10.00:00:00"];

    [Theory]
    [InlineData("UTC", "Europe/Paris")]
    [InlineData("Europe/Paris", "UTC")]
    [InlineData("America/New_York", "America/Chicago")]
    [InlineData("Asia/Kathmandu", "Pacific/Auckland")]
    public async Task GetKpis_DaysOfAnotherZone_AreRightOrAbsent(string kept, string asked)
    {
        var zone = new ZoneDays(TimeZoneInfo.FindSystemTimeZoneById(asked));
        var log = UpToNow();
        var created = SlowRecount.Of(log, NowMs).Contributions
            .Where(static one => one.Measure == RecountMeasure.TicketsCreated && one.Split is { Tenant: "default", Customer: null })
            .ToList();
        await using var host = await StartAsync(log, kept, asked);

        var (right, absent) = (0, 0);
        for (var startMs = zone.StartOfDay(Log.StartMs); startMs < NowMs - DayMs; startMs = zone.NextDay(startMs))
        {
            var interval = new Interval { Start = Wire(startMs), End = Wire(zone.NextDay(startMs)) };
            if (await AskAsync(host, interval) is not { } answer)
            {
                absent++;
                continue;
            }

            Assert.Equal(created.Where(one => one.TimeMs >= startMs && one.TimeMs < zone.NextDay(startMs)).Sum(static one => one.Value), answer);
            right++;
        }

        // What is left is what is kept in quarters of an hour, but for the days in which the last of the other days ends.
        Assert.InRange(right, 7, 9);
        Assert.True(absent > 30);
        var month = await Assert.ThrowsAsync<RpcException>(
            () => host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { "tickets_total" }, Windows = new() { Names = { "30d" } } }).ResponseAsync);
        Assert.Equal(StatusCode.OutOfRange, month.StatusCode);
        var weeks = await Assert.ThrowsAsync<RpcException>(
            () => host.Client.GetLoadProfileAsync(new GetLoadProfileRequest { Weeks = 2 }).ResponseAsync);
        Assert.Equal(StatusCode.OutOfRange, weeks.StatusCode);
    }

    [Fact]
    public async Task GetKpis_DaysOfTheSameZone_AreAllThere()
    {
        var log = UpToNow();
        await using var host = await StartAsync(log, "Europe/Paris", "Europe/Paris");

        Assert.True(await AskAsync(host, new Interval { Start = Wire(Log.StartMs - 3_600_000), End = Wire(Log.StartMs + DayMs - 3_600_000) }) > 0);
    }

    private static List<RecountRecord> UpToNow() => [.. RandomLog.Generate(5, Log).Where(static record => record.RecordTimestampMs < NowMs)];

    private static async Task<QueryHost> StartAsync(IEnumerable<RecountRecord> log, string kept, string asked)
    {
        var settings = new EngineSettings
        {
            FinestSpan = TimeSpan.FromHours(2),
            QuarterHourSpan = TimeSpan.FromDays(10),
            Zones = new TenantZones(TimeZoneInfo.FindSystemTimeZoneById(kept)),
        };
        var shard = new EngineShard(settings, new StorageSettings()) { IsReplay = false };
        foreach (var record in log)
        {
            shard.Feed(record);
        }

        for (var i = 0; i < 20; i++)
        {
            shard.Commit(NowMs);
        }

        var host = await QueryHost.StartAsync(new EngineShardReader(shard), DateTimeOffset.FromUnixTimeMilliseconds(NowMs), [.. Spans, $"--Engine:TimeZone={asked}"]);
        await host.RefreshAsync();
        return host;
    }

    private static async Task<double?> AskAsync(QueryHost host, Interval interval)
    {
        try
        {
            var answer = await host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { "tickets_total" }, Interval = interval });
            return answer.Results[0].Rows[0].Values[0].Value;
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.OutOfRange)
        {
            return null;
        }
    }

    private static Google.Protobuf.WellKnownTypes.Timestamp Wire(long timeMs) =>
        Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(timeMs));
}
