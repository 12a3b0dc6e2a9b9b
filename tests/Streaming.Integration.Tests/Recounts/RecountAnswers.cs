using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Recount;

namespace Streaming.Integration.Tests.Recounts;

/// <summary>Holds the answers of a query service about a raw log against its slow recount.</summary>
/// <param name="recount">The recount.</param>
/// <param name="query">The query service.</param>
/// <param name="tenant">Whose numbers.</param>
internal sealed class RecountAnswers(SlowRecount recount, QueryClient query, string tenant = Contracts.Tenants.Default)
{
    private static readonly RecountDimension[][] Splits =
    [
        [], [RecountDimension.Team], [RecountDimension.Channel], [RecountDimension.Category], [RecountDimension.Priority],
        [RecountDimension.Team, RecountDimension.Priority], [RecountDimension.Team, RecountDimension.Agent],
    ];

    /// <summary>Asks for an interval, unsplit and by every dimension.</summary>
    /// <param name="fromMs">Start, on a boundary of panes, Unix milliseconds.</param>
    /// <param name="toMs">End, likewise.</param>
    public async Task AssertEqualAsync(long fromMs, long toMs)
    {
        var filter = new Dictionary<RecountDimension, string> { [RecountDimension.Tenant] = tenant };
        foreach (var split in Splits)
        {
            var expected = recount.Evaluate(new RecountQuery(fromMs, toMs) { GroupBy = split, Filter = filter });
            var actual = await query.GetAsync(tenant, fromMs, toMs, [.. split.Select(NameOf)]);
            foreach (var (group, kpis) in expected)
            {
                var where = $"{tenant} [{fromMs}, {toMs}) {string.Join(',', split)} {group}";
                if (actual.TryGetValue(group, out var numbers))
                {
                    numbers.AssertEqual(RecountExpectations.Of(kpis).Where(one => numbers.Values.ContainsKey((one.Kpi, one.Statistic))), where);
                }
                else
                {
                    // Changes of a level may have cancelled each other out: then there is nothing to show.
                    Assert.All(RecountExpectations.Of(kpis), one => Assert.True(one.Value is null or 0, $"{where} has no row, but {one}."));
                }
            }
        }
    }

    private static string NameOf(RecountDimension dimension) => dimension.ToString().ToLowerInvariant();
}
