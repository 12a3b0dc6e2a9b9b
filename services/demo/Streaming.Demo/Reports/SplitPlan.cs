using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Demo.Reports;

/// <summary>How one split is asked for.</summary>
/// <param name="By">Its dimensions.</param>
/// <param name="Windows">The rolling windows that it can answer, shortest first.</param>
/// <param name="HasFinestPanes">Whether its windows have the same ends as those of the totals.</param>
internal sealed record SplitPlan(IReadOnlyList<string> By, IReadOnlyList<string> Windows, bool HasFinestPanes)
{
    /// <summary>Every rolling window, shortest first.</summary>
    public static IReadOnlyList<string> AllWindows { get; } =
    [
        WindowNames.FiveMinutes, WindowNames.FifteenMinutes, WindowNames.OneHour, WindowNames.FourHours,
        WindowNames.OneDay, WindowNames.SevenDays, WindowNames.ThirtyDays, WindowNames.NinetyDays,
    ];

    /// <summary>Plans a split by what the catalogue says of the cube that answers it: the main one where it can.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="by">The dimensions.</param>
    /// <returns>The plan. A split that no cube answers is asked for as it is, so that the service says why not.</returns>
    public static SplitPlan Make(ListKpisResponse catalogue, IReadOnlyList<string> by)
    {
        var cubes = catalogue.Cubes.Where(cube => by.All(cube.Dimensions.Contains)).ToList();
        var cube = cubes.Find(static cube => cube.Name == Cubes.Main) ?? cubes.FirstOrDefault();
        if (cube is null || cube.Name == Cubes.Main)
        {
            return new(by, AllWindows, HasFinestPanes: true);
        }

        var shortest = AllWindows.TakeWhile(window => window != cube.ShortestWindow).Count();
        return new(by, [.. AllWindows.Skip(shortest == AllWindows.Count ? 0 : shortest)], HasFinestPanes: false);
    }
}
