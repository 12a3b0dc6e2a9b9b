using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Recount;

namespace Streaming.Integration.Tests.Recounts;

/// <summary>Holds the answers of a query service about a raw log against its slow recount.</summary>
/// <param name="recount">The recount.</param>
/// <param name="query">The query service.</param>
internal sealed class RecountAnswers(SlowRecount recount, QueryClient query)
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
        foreach (var split in Splits)
        {
            var expected = recount.Evaluate(new RecountQuery(fromMs, toMs) { GroupBy = split });
            var actual = await query.GetAsync(fromMs, toMs, [.. split.Select(NameOf)]);
            foreach (var (group, kpis) in expected)
            {
                var where = $"[{fromMs}, {toMs}) {string.Join(',', split)} {group}";
                Assert.True(actual.ContainsKey(group), $"{where} has no row.");
                var numbers = actual[group];
                numbers.AssertEqual(RecountExpectations.Of(kpis).Where(one => numbers.Values.ContainsKey((one.Kpi, one.Statistic))), where);
            }
        }
    }

    private static string NameOf(RecountDimension dimension) => dimension.ToString().ToLowerInvariant();
}
