using System.Globalization;
using System.Text.Json;
using Streaming.Domain.Settings;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Tickets;

/// <summary>Rankings of the values that a count is made of, at their limit.</summary>
public sealed class TopRowsTests
{
    private const long Start = 1_772_409_600_000;
    private const long Minute = 60_000;

    [Theory]
    [InlineData("tickets_by_customer", "unknown", "unknown=5 a=4 other=3")]
    [InlineData("tickets_by_customer", "z", "z=5 a=4 other=3")]
    [InlineData("tickets_total", "unknown", "unknown=5 a=4 other=3")]
    [InlineData("tickets_total", "z", "z=5 a=4 other=3")]
    public async Task Top_CustomerWhoIsCalledUnknown_TakesAPlaceAsAnyOther(string kpi, string customer, string expected)
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings()) { IsReplay = false };
        var log = new EventLog();
        foreach (var (name, count) in new[] { (customer, 5), ("a", 4), ("b", 3) })
        {
            for (var i = 0; i < count; i++)
            {
                log.Add("ticket.created", Start + (i * Minute), ("ticketId", $"{name}-{i}"), ("customerId", name));
            }
        }

        log.Records.ToList().ForEach(shard.Feed);
        shard.Commit(Start + (60 * Minute));
        await using var host = await QueryHost.StartAsync(new EngineShardReader(shard), DateTimeOffset.FromUnixTimeMilliseconds(Start + (60 * Minute)));
        await host.RefreshAsync();

        var rows = JsonDocument.Parse(await host.Http.GetStringAsync(new Uri($"api/v1/top/rows?kpi={kpi}&by=customer&limit=2&window=24h", UriKind.Relative))).RootElement;

        Assert.Equal(expected, string.Join(' ', rows.EnumerateArray().Select(Shown)));
    }

    // A breakdown has the values with the most tickets: the first by another number may be none of them.
    [Fact]
    public async Task Top_MoreValuesThanABreakdownHas_AreRankedByWhatIsAsked()
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings()) { IsReplay = false };
        var log = new EventLog();
        for (var category = 0; category < 1_100; category++)
        {
            log.Created($"{category}-1", Start, category: $"c-{category:0000}").Created($"{category}-2", Start, category: $"c-{category:0000}");
        }

        log.Created("z-1", Start, category: "z").Status("z-1", Start + Minute, "solved");
        log.Records.ToList().ForEach(shard.Feed);
        shard.Commit(Start + (60 * Minute));
        await using var host = await QueryHost.StartAsync(new EngineShardReader(shard), DateTimeOffset.FromUnixTimeMilliseconds(Start + (60 * Minute)));
        await host.RefreshAsync();

        var rows = JsonDocument.Parse(await host.Http.GetStringAsync(new Uri("api/v1/top/rows?kpi=resolved&by=category&limit=2&window=24h", UriKind.Relative))).RootElement;

        Assert.Equal("z=1", string.Join(' ', rows.EnumerateArray().Select(Shown)));
    }

    [Fact]
    public async Task Top_TeamThatIsCalledUnknown_IsNoValue()
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings()) { IsReplay = false };
        var log = new EventLog();
        for (var i = 0; i < 6; i++)
        {
            log.Created($"T-{i}", Start + (i * Minute), team: i < 2 ? "unknown" : i < 4 ? "a" : "b", priority: "high");
        }

        log.Created("T-9", Start);
        log.Records.ToList().ForEach(shard.Feed);
        shard.Commit(Start + (60 * Minute));
        await using var host = await QueryHost.StartAsync(new EngineShardReader(shard), DateTimeOffset.FromUnixTimeMilliseconds(Start + (60 * Minute)));
        await host.RefreshAsync();

        // Tickets tell it, for no cube has teams and customers.
        var rows = JsonDocument.Parse(await host.Http.GetStringAsync(new Uri("api/v1/top/rows?kpi=tickets_by_customer&by=team&customer=c-1&limit=1&window=24h", UriKind.Relative))).RootElement;

        Assert.Equal("unknown=3 a=2 other=2", string.Join(' ', rows.EnumerateArray().Select(Shown)));
    }

    private static string Shown(JsonElement row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.GetProperty("group").GetString()}={row.GetProperty("count").GetDouble()}");
}
