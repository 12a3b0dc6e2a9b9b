using System.Globalization;
using System.Text.Json;
using Streaming.Cli;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Settings;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Query.Tests.Grpc;

/// <summary>Load profiles of random logs over clock changes, against the slow recount sorted by the clock on the wall; over gRPC, HTTP and the command line.</summary>
public sealed class LoadProfileRecountTests
{
    private const long DayMs = 86_400_000;

    private static readonly Dictionary<string, Func<RecountContribution, bool>> Kpis = new()
    {
        ["tickets_total"] = static one => one.Measure == RecountMeasure.TicketsCreated && one.Split.Customer is null,
        ["reopenings"] = static one => one.Measure == RecountMeasure.Reopenings,
        ["resolved"] = static one => one.Measure == RecountMeasure.Resolved,
        ["first_response_time"] = static one => one.Measure == RecountMeasure.FirstResponse,
        ["calls"] = static one => one.Measure == RecountMeasure.Calls,
        ["nps"] = static one => one.Measure == RecountMeasure.SurveyAnswers && one.Answer!.Kind == "nps",
    };

    [Theory]
    [InlineData(21, "Europe/Paris", "2026-03-20T00:00:00Z", 23)]
    [InlineData(22, "America/New_York", "2025-10-24T00:00:00Z", 25)]
    [InlineData(23, "Australia/Lord_Howe", "2026-03-25T00:00:00Z", 24.5)]
    [InlineData(24, "Asia/Kolkata", "2026-03-20T00:00:00Z", 24)]
    public async Task GetLoadProfile_RandomLog_EqualsTheRecount(int seed, string zoneId, string start, double oddDay)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var startMs = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        var log = RandomLog.Generate(seed, new RandomLogOptions { StartMs = startMs, StartSpan = TimeSpan.FromDays(20), MostTickets = 1_500 });
        var timerMs = startMs + (24 * DayMs) + 12_345;
        var recount = SlowRecount.Of(log, timerMs);
        var shard = new EngineShard(new EngineSettings(), new StorageSettings());
        foreach (var record in log)
        {
            shard.Feed(record);
        }

        shard.Commit(timerMs);
        await using var host = await QueryHost.StartAsync(new EngineShardReader(shard), DateTimeOffset.FromUnixTimeMilliseconds(timerMs), $"--Engine:TimeZone={zoneId}");
        await host.RefreshAsync();
        var asOf = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(timerMs - 20_000));
        var counted = 0L;
        foreach (var (kpi, isOf) in Kpis)
        {
            foreach (var team in new[] { null, "billing" })
            {
                var request = new GetLoadProfileRequest { Kpi = kpi, Weeks = 3, AsOf = asOf };
                if (team is not null)
                {
                    request.Filters.Add(new Filter { Dimension = "team", Values = { team } });
                }

                var profile = await host.Client.GetLoadProfileAsync(request);

                var (from, to) = (profile.Interval.Start.ToDateTimeOffset(), profile.Interval.End.ToDateTimeOffset());
                var (localFrom, localTo) = (TimeZoneInfo.ConvertTime(from, zone), TimeZoneInfo.ConvertTime(to, zone));
                Assert.Equal((TimeSpan.Zero, TimeSpan.Zero, 21), (localFrom.TimeOfDay, localTo.TimeOfDay, (localTo.Date - localFrom.Date).Days));
                var expected = new long[168];
                foreach (var one in recount.Contributions.Where(one => isOf(one) && one.Split.Tenant == "default" && (team is null || one.Split.Team == team)))
                {
                    var wall = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(one.TimeMs), zone);
                    if (one.TimeMs >= from.ToUnixTimeMilliseconds() && one.TimeMs < to.ToUnixTimeMilliseconds())
                    {
                        expected[((((int)wall.DayOfWeek + 6) % 7) * 24) + wall.Hour] += kpi is "first_response_time" or "nps" or "calls" ? 1 : one.Value;
                    }
                }

                Assert.Equal((kpi, team, string.Join(' ', expected)), (kpi, team, string.Join(' ', profile.Slots.Select(static slot => slot.Values[0].SampleSize))));
                Assert.Equal((to - from).TotalHours, profile.Slots.Sum(static slot => slot.Hours), 9);
                Assert.Equal((21 * 24) - 24 + oddDay, profile.Slots.Sum(static slot => slot.Hours), 9);
                counted += expected.Sum();
            }
        }

        Assert.True(counted > 200, $"Only {counted} observations: too few to mean anything.");
        await AssertSurfacesAsync(host, asOf);
    }

    /// <summary>The numbers over HTTP are those of gRPC; the command line shows them.</summary>
    private static async Task AssertSurfacesAsync(QueryHost host, Google.Protobuf.WellKnownTypes.Timestamp asOf)
    {
        var wire = await host.Client.GetLoadProfileAsync(new GetLoadProfileRequest { Weeks = 2, AsOf = asOf, Filters = { new Filter { Dimension = "channel", Values = { "email" } } } });
        var question = $"weeks=2&channel=email&as_of={Uri.EscapeDataString(asOf.ToDateTimeOffset().ToString("O", CultureInfo.InvariantCulture))}";
        var json = await GetAsync(host, $"api/v1/load-profile?{question}");
        var slots = json.GetProperty("slots").EnumerateArray().ToList();

        Assert.Equal(wire.Slots.Select(static slot => (slot.Weekday, slot.Hour)), slots.Select(static slot => (slot.GetProperty("weekday").GetInt32(), slot.GetProperty("hour").GetInt32())));
        Assert.Equal(
            wire.Slots.Select(static slot => slot.Values[0].Value),
            slots.Select(static slot => slot.GetProperty("kpis").GetProperty("tickets_total").GetProperty("value").GetProperty("value").GetDouble()));
        Assert.Equal(wire.Slots.Select(static slot => slot.PerHour), slots.Select(static slot => slot.GetProperty("per_hour").GetDouble()));
        Assert.Equal(wire.State.StateId, json.GetProperty("state").GetProperty("state_id").GetString());

        await AssertRowsAsync(host, wire, $"api/v1/load-profile/rows?{question}");
        var timed = await host.Client.GetLoadProfileAsync(new GetLoadProfileRequest { Kpi = "first_response_time", Weeks = 2, AsOf = asOf, Filters = { new Filter { Dimension = "channel", Values = { "email" } } } });
        await AssertRowsAsync(host, timed, $"api/v1/load-profile/rows?kpi=first_response_time&{question}");

        using var bytes = new MemoryStream();
        var (text, errors) = (new StringWriter(), new StringWriter());
        var code = await CliProgram.RunAsync(["load-profile", "--weeks", "1", "--server", $"http://{host.Channel.Target}"], new CliStreams(text, bytes, errors));
        Assert.Equal((0, ""), (code, errors.ToString()));
        Assert.Matches(@"hour\s+Mon\s+Tue\s+Wed\s+Thu\s+Fri\s+Sat\s+Sun", text.ToString());
    }

    /// <summary>Flat rows have a row for each slot and a column for each number; where there is no number, there is none.</summary>
    private static async Task AssertRowsAsync(QueryHost host, GetLoadProfileResponse wire, string path)
    {
        var rows = (await GetAsync(host, path)).EnumerateArray().ToList();

        Assert.Equal(168, rows.Count);
        Assert.Contains(wire.Slots, static slot => slot.Values.All(static value => value.SampleSize > 0 && value.HasValue));
        foreach (var (slot, row) in wire.Slots.Zip(rows))
        {
            Assert.Equal((slot.Weekday, slot.Hour, slot.Hours), (row.GetProperty("weekday").GetInt32(), row.GetProperty("hour").GetInt32(), row.GetProperty("hours").GetDouble()));
            Assert.Equal(slot.HasPerHour ? slot.PerHour : null, NumberOf(row, "per_hour"));
            foreach (var value in slot.Values)
            {
                Assert.Equal(value.HasValue ? value.Value : null, NumberOf(row, value.Statistic.Length == 0 ? value.Key : $"{value.Key}_{value.Statistic}"));
                Assert.Equal(value.SampleSize, NumberOf(row, $"{value.Key}_n"));
            }
        }
    }

    private static double? NumberOf(JsonElement row, string column) =>
        row.GetProperty(column) is { ValueKind: not JsonValueKind.Null } number ? number.GetDouble() : null;

    private static async Task<JsonElement> GetAsync(QueryHost host, string path)
    {
        using var json = JsonDocument.Parse(await host.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
        return json.RootElement.Clone();
    }
}
