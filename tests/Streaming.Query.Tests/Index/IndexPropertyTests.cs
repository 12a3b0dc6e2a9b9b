using Streaming.Domain.Kpis;
using Streaming.Domain.Names;
using Streaming.Domain.Time;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Index;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Index;

/// <summary>Whatever the shards did, a question to the index has the answer of adding everything up anew.</summary>
public sealed class IndexPropertyTests
{
    private const long DayMs = 86_400_000;

    public static TheoryData<int, string, string> Seeds
    {
        get
        {
            var data = new TheoryData<int, string, string>();
            for (var seed = 1; seed <= 6; seed++)
            {
                data.Add(seed, "Europe/Paris", "2024-03-29T07:00:00Z");
                data.Add(seed + 100, "Asia/Kolkata", "2024-10-25T03:30:00Z");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Ask_AfterRandomCommits_EqualsASlowMerge(int seed, string zone, string from)
    {
        var grid = new PaneGrid(new ZoneDays(TimeZoneInfo.FindSystemTimeZoneById(zone)));
        var fromMs = DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        var desk = new RandomDesk(seed, grid, fromMs, 4 * DayMs, shards: 3);
        var index = new TestIndex(desk.Reader, zone);
        for (var round = 0; round < 40; round++)
        {
            desk.Step();
            if (round % 9 == 5)
            {
                desk.RollUp();
            }

            if (round % 7 == 3)
            {
                desk.Disturb();
            }

            desk.Reader.EntriesPerAnswer = 1 + (round % 3);
            await index.RefreshAsync();
            if (round % 4 == 3)
            {
                desk.CommitAll();
                Check(desk, await index.RefreshAsync());
            }
        }
    }

    private static void Check(RandomDesk desk, IndexSnapshot snapshot)
    {
        foreach (var selection in Selections())
        {
            for (var i = 0; i < 6; i++)
            {
                var interval = desk.Interval(Answerer.FinestOf(selection.Cube));
                var expected = desk.Slow.Ask(selection, interval, snapshot.DataThroughMs!.Value);

                var answer = TestIndex.Ask(snapshot, selection, interval);

                Assert.Equal(expected.Keys.Order(), answer.Rows.Select(row => string.Join('|', row.Names)).Order());
                foreach (var row in answer.Rows)
                {
                    Assert.Equal(expected[string.Join('|', row.Names)].Select(WithoutEmptyStart), row.Values.Select(WithoutEmptyStart));
                }
            }
        }
    }

    /// <summary>A level that starts at none is not told from one whose start is not known, which is tested by itself.</summary>
    private static KpiValue WithoutEmptyStart(KpiValue value) => value.LevelStart == 0 ? value with { LevelStart = null } : value;

    private static IEnumerable<Selection> Selections()
    {
        var all = new Selection { Tenant = "default", Kpis = [.. KpiRegistry.All.Where(kpi => kpi.Definition.Cubes.Contains(Cube.Main)), .. RandomDefined.OfMain] };
        var billingOrNone = new HashSet<string> { "billing", NameId.UnknownText };
        yield return all;
        yield return all with { Tenant = "acme" };
        yield return all with { GroupBy = [NameKind.Team] };
        yield return all with { GroupBy = [NameKind.Channel, NameKind.Team] };
        yield return all with { Filters = [(NameKind.Team, billingOrNone)] };
        yield return all with { Filters = [(NameKind.Team, billingOrNone)], GroupBy = [NameKind.Channel] };
        all = all with { Kpis = [.. KpiRegistry.All.Where(kpi => kpi.Definition.Cubes.Contains(Cube.Main)), .. RandomDefined.OfTeams] };
        yield return all with { Cube = Cube.Agent, GroupBy = [NameKind.Agent] };
        yield return all with { Cube = Cube.Agent, Filters = [(NameKind.Agent, new HashSet<string> { "a1" })] };
    }
}
