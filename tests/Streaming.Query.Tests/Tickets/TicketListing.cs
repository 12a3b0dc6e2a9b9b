using Google.Protobuf.WellKnownTypes;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Settings;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Query.Tests.Tickets;

/// <summary>A query service over random tickets, whole lists of them, and what the slow recount says of these.</summary>
internal static class TicketListing
{
    public const long DayMs = 86_400_000;
    public static readonly RandomLogOptions LogForm = new() { MostTickets = 1_000, StartSpan = TimeSpan.FromDays(5) };
    private const int ShardCount = 3;
    private static readonly RecountOptions WithClocks = new() { Sla = ClockDesk.Recounted };

    public static SlowRecount Recount(IReadOnlyList<RecountRecord> log, long timerMs) => SlowRecount.Of(log, timerMs, WithClocks);

    public static async Task<(List<string> Ids, long Size)> ListAsync(QueryHost host, ListTicketsRequest request)
    {
        var ids = new List<string>();
        var counted = 0L;
        var dues = new List<long>();
        ListTicketsResponse? first = null;
        do
        {
            var page = await host.Tickets.ListTicketsAsync(request);
            first ??= page;
            Assert.Equal(first.Interval, page.Interval);
            Assert.Equal(first.TicketCount, page.TicketCount);
            ids.AddRange(page.Rows.Select(row => $"{row.Ticket.Subject}:{row.Ticket.Id}"));
            counted += page.Rows.Sum(row => row.Count);
            dues.AddRange(page.Rows.Select(row => row.Ticket.NextDueAt?.ToDateTimeOffset().ToUnixTimeMilliseconds() ?? long.MaxValue));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.True(request.Order != TicketOrder.NextDue || dues.SequenceEqual(dues.Order()), "Not in the order of their due times.");
        Assert.Equal(first.TicketCount, ids.Count);
        Assert.Equal((first.ListedSize, first.ListedSize), (counted, first.SampleSize));
        Assert.False(first.Incomplete);
        return (ids, counted);
    }

    public static IEnumerable<string> Recounted(
        SlowRecount recount, Func<RecountContribution, (bool IsBehind, bool IsLevel)> isBehind, long fromMs, long toMs, Filter[] filters)
    {
        bool Passes(RecountContribution one) => one.Split.Tenant == "default" && Array.TrueForAll(filters, filter => filter.Values.Contains(filter.Dimension == "customer"
            ? one.Split.Customer
            : one.Split.Value(System.Enum.Parse<RecountDimension>(filter.Dimension, ignoreCase: true))));
        return recount.ByScope
            .Where(scope =>
            {
                var counted = scope.Value.Where(one => isBehind(one).IsBehind && Passes(one)).ToList();
                return counted.Exists(one => isBehind(one).IsLevel)
                    ? counted.Where(one => one.TimeMs < toMs).Sum(one => one.Value) > 0
                    : counted.Exists(one => one.TimeMs >= fromMs && one.TimeMs < toMs);
            })
            .Select(scope => $"{(scope.Key.Kind == "ticket" ? SubjectKind.Ticket : scope.Key.Kind == "call" ? SubjectKind.Call : SubjectKind.Response)}:{scope.Key.Id}")
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The desk after all that happened: the present is at the timers.</summary>
    public static Task<QueryHost> StartAsync(IReadOnlyList<RecountRecord> log, long timerMs, params string[] settings) =>
        StartAsync(log, timerMs, isReplay: false, settings);

    /// <summary>The desk with timers in the midst of what happened: the present is at the last event.</summary>
    public static Task<QueryHost> StartReplayAsync(IReadOnlyList<RecountRecord> log, long timerMs) => StartAsync(log, timerMs, isReplay: true, []);

    private static async Task<QueryHost> StartAsync(IReadOnlyList<RecountRecord> log, long timerMs, bool isReplay, string[] settings)
    {
        var engine = new EngineSettings { Sla = ClockDesk.Policies };
        var shards = Enumerable.Range(0, ShardCount).Select(_ => new EngineShard(engine, new StorageSettings(), ShardCount) { IsReplay = isReplay }).ToArray();
        foreach (var record in log)
        {
            shards[EngineShard.KeyOf(record.Json).Sum(letter => letter) % ShardCount].Feed(record);
        }

        foreach (var shard in shards)
        {
            shard.Commit(timerMs);
        }

        var host = await QueryHost.StartAsync(new EngineShardReader(shards), DateTimeOffset.FromUnixTimeMilliseconds(timerMs), ClockDesk.Policies, settings);
        await host.RefreshAsync();
        return host;
    }

    public static long TimerMsOf(IReadOnlyList<RecountRecord> log) =>
        SlowRecount.Of(log, RandomLog.SettledTimeMs(LogForm), WithClocks).Contributions.Max(one => one.TimeMs) + DayMs;

    public static Interval IntervalOf(long fromMs, long toMs) => new()
    {
        Start = Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(fromMs)),
        End = Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(toMs)),
    };
}
