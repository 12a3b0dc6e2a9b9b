using Streaming.Domain.Windows;

namespace Streaming.Query.Answers;

/// <summary>A span of time that has a name: a rolling window or a calendar period.</summary>
/// <param name="Name">The name.</param>
/// <param name="Window">The rolling window; <see langword="null"/> for a period.</param>
/// <param name="Period">The calendar period; <see langword="null"/> for a window.</param>
internal sealed record NamedRange(string Name, WindowLength? Window, CalendarPeriod? Period)
{
    /// <summary>Every window, then every period, each kind shortest first.</summary>
    public static IReadOnlyList<NamedRange> All { get; } =
    [
        .. WindowLength.All.Select(static window => new NamedRange(window.Name, window, null)),
        .. CalendarPeriod.All.Select(static period => new NamedRange(period.Name, null, period)),
    ];

    /// <summary>The range of a name.</summary>
    /// <param name="name">The name, exactly.</param>
    /// <returns><see langword="null"/> when there is none.</returns>
    public static NamedRange? Find(string name)
    {
        foreach (var range in All)
        {
            if (range.Name == name)
            {
                return range;
            }
        }

        return null;
    }
}
