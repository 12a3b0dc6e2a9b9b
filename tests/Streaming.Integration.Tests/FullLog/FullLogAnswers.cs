using Streaming.Contracts;
using Streaming.Integration.Tests.Pipelines;

namespace Streaming.Integration.Tests.FullLog;

/// <summary>Holds the answers of a query service about the whole incident log against its oracle and its recount.</summary>
internal static class FullLogAnswers
{
    private static readonly string[] Split = [Dimensions.Priority, Dimensions.Category, Dimensions.Channel];

    /// <summary>Asks for every interval of the oracle, without and with group-by.</summary>
    /// <param name="query">The query service.</param>
    public static async Task AssertEqualAsync(QueryClient query)
    {
        foreach (var interval in UciData.Intervals)
        {
            var whole = (await query.GetAsync(interval.FromMs, interval.ToMs))[string.Empty];
            whole.AssertEqual(UciExpectations.OfOracle(interval), interval.Name);
            whole.AssertEqual(UciExpectations.OfRecount(UciExpectations.Query(interval)), interval.Name);
            foreach (var dimension in Split)
            {
                var groups = await query.GetAsync(interval.FromMs, interval.ToMs, dimension);
                foreach (var (value, expected) in UciExpectations.OfOracle(interval, dimension))
                {
                    var where = $"{interval.Name} {dimension} {value}";
                    Assert.True(groups.ContainsKey(value), $"{where} has no row.");
                    groups[value].AssertEqual(expected, where);
                    groups[value].AssertEqual(UciExpectations.OfRecount(UciExpectations.Query(interval, dimension, value)), where);
                }
            }
        }
    }
}
