using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Demo.Reports;

/// <summary>How one split is asked for.</summary>
/// <param name="By">Its dimensions.</param>
/// <param name="Windows">The rolling windows that it can answer, shortest first.</param>
/// <param name="HasFinestPanes">Whether its windows have the same ends as those of the totals.</param>
/// <param name="LeftOut">Which KPIs are not kept so, in words; <see langword="null"/> when all are that can be split by what tickets say.</param>
internal sealed record SplitPlan(IReadOnlyList<string> By, IReadOnlyList<string> Windows, bool HasFinestPanes, string? LeftOut = null)
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

        var main = catalogue.Cubes.FirstOrDefault(static cube => cube.Name == Cubes.Main);
        var able = catalogue.Cubes.Where(cube => by.All(cube.Dimensions.Contains)).Select(static cube => cube.Name).ToHashSet(StringComparer.Ordinal);
        var kept = catalogue.Kpis.Count(kpi => kpi.Cubes.Any(able.Contains));
        var shortest = AllWindows.TakeWhile(window => window != cube.ShortestWindow).Count();
        return new(
            by,
            [.. AllWindows.Skip(shortest == AllWindows.Count ? 0 : shortest)],
            HasFinestPanes: false,
            $"{kept} of {catalogue.Kpis.Count} KPIs are kept by {string.Join(" and ", by)}; what tickets say is kept by {string.Join(", ", main?.Dimensions ?? [])} (Engine:Dimensions)");
    }
}
