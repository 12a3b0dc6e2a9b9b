using Streaming.Contracts.Kpi.V1;

namespace Streaming.Board.Tests.Support;

/// <summary>Which statistic of a KPI its tile shows large.</summary>
internal static class TileStatistics
{
    /// <summary>Asserts that a page shows what gRPC answers.</summary>
    /// <param name="row">The answer.</param>
    /// <param name="shown">The page.</param>
    /// <param name="tiles">How many tiles it has.</param>
    public static void AssertEqual(GroupRow row, ShownNumbers shown, int tiles = 11)
    {
        Assert.Equal(tiles, shown.Values.Count);
        foreach (var (key, number) in shown.Values)
        {
            var statistic = key switch
            {
                "first_response_time" or "mttr" or "avg_response_time" => "p50",
                "aht" => "mean",
                _ => "",
            };
            var value = Assert.Single(row.Values, value => value.Key == key && value.Statistic == statistic);
            Assert.Equal(value.HasValue ? value.Value : null, number);
        }
    }
}
