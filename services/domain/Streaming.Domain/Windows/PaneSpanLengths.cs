namespace Streaming.Domain.Windows;

/// <summary>How far back panes of each stored size reach.</summary>
/// <param name="FinestMs">Of the finest panes, milliseconds; 26 h by default.</param>
/// <param name="QuarterMs">Of 15-min panes, milliseconds; 100 days by default.</param>
/// <param name="DaysMs">Of days, milliseconds; 800 days by default.</param>
public readonly record struct PaneSpanLengths(long FinestMs, long QuarterMs, long DaysMs)
{
    /// <summary>The defaults.</summary>
    public static readonly PaneSpanLengths Default = new(
        26 * 60 * 60_000L, 100 * PaneGrid.NominalDayMs, 800 * PaneGrid.NominalDayMs);
}
