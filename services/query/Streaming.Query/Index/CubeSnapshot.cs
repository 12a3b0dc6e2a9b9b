using System.Collections.Concurrent;
using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;

namespace Streaming.Query.Index;

/// <summary>One tenant's cube as of one snapshot. Never changes; safe for use by many threads.</summary>
internal sealed class CubeSnapshot
{
    // A count is small; the answers of an interval are as many as there are splits.
    private const int MostCounts = 4_096;
    private const int MostAnswers = 512;

    private static readonly PaneSize[] ToTheFinest = [PaneSize.Day, PaneSize.Hour, PaneSize.QuarterHour, PaneSize.Minute, PaneSize.TenSeconds];

    private readonly Lazy<long?> _firstMs;
    private readonly PaneMap[] _panes;
    private readonly Split[] _splits;
    private IntervalMemory<CustomerCount>? _activeCustomers;
    private ConcurrentDictionary<MeasureId, long?>? _firstDays;
    private ConcurrentDictionary<MeasureId, long?>? _firsts;
    private IntervalMemory<StandingAnswers>? _answers;

    /// <summary>A snapshot.</summary>
    /// <param name="grid">Where panes start for the tenant.</param>
    /// <param name="panes">The panes, by <see cref="PaneSize"/>.</param>
    /// <param name="splits">The splits; those beyond <paramref name="splitCount"/> belong to later snapshots.</param>
    /// <param name="splitCount">How many splits are known.</param>
    /// <param name="levels">The changes of levels of all time, by split.</param>
    /// <param name="endMs">A midnight after which no pane starts, Unix milliseconds.</param>
    /// <param name="projections">The cube's projections.</param>
    /// <param name="foldedCustomers">The cube's folded customers.</param>
    public CubeSnapshot(
        PaneGrid grid, PaneMap[] panes, Split[] splits, int splitCount, PaneData levels, long endMs, SplitProjections projections, FoldedSplits foldedCustomers)
    {
        Projections = projections;
        FoldedCustomers = foldedCustomers;
        Grid = grid;
        Levels = levels;
        EndMs = endMs;
        _panes = panes;
        _splits = splits;
        SplitCount = splitCount;
        _firstMs = new Lazy<long?>(() => FindFirst(static _ => true), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Where panes start.</summary>
    public PaneGrid Grid { get; }

    /// <summary>Number of splits.</summary>
    public int SplitCount { get; }

    /// <summary>The changes of levels of all time: the levels after the last pane.</summary>
    public PaneData Levels { get; }

    /// <summary>A midnight after which no pane starts, Unix milliseconds.</summary>
    public long EndMs { get; }

    /// <summary>The cube's projections, shared by all its snapshots.</summary>
    public SplitProjections Projections { get; }

    /// <summary>The cube's folded customers, shared by all its snapshots.</summary>
    public FoldedSplits FoldedCustomers { get; }

    /// <summary>Distinct customers of intervals that were asked for.</summary>
    public IntervalMemory<CustomerCount> ActiveCustomers =>
        _activeCustomers ?? Interlocked.CompareExchange(ref _activeCustomers, new(MostCounts), null) ?? _activeCustomers;

    /// <summary>Latest answers to surveys of intervals that were asked for.</summary>
    public IntervalMemory<StandingAnswers> Answers =>
        _answers ?? Interlocked.CompareExchange(ref _answers, new(MostAnswers), null) ?? _answers;

    /// <summary>The splits by number.</summary>
    public ReadOnlySpan<Split> Splits => _splits.AsSpan(0, SplitCount);

    /// <summary>Start of the tenant's day of the first that is known of a measure, Unix milliseconds.</summary>
    /// <param name="measure">The measure.</param>
    /// <returns><see langword="null"/> when nothing of it is known.</returns>
    public long? FirstDayMs(MeasureId measure)
    {
        var known = _firstDays ?? Interlocked.CompareExchange(ref _firstDays, new(), null) ?? _firstDays;
        return known.GetOrAdd(measure, FindFirstDay);
    }

    private long? FindFirstDay(MeasureId measure) =>
        _panes[(int)PaneSize.Day].FirstSlotUnits(day => day.Total[measure] != 0) is { } units ? Grid.Ceiling(PaneSize.Day, units * PaneKey.UnitMs) : null;

    /// <summary>Whether anything but one measure is known.</summary>
    /// <param name="measure">The measure.</param>
    public bool HasBeside(MeasureId measure)
    {
        return SplitCount > 0 && (Holds(Levels) || _panes[(int)PaneSize.Day].FirstSlotUnits(Holds) is not null);

        bool Holds(PaneData pane)
        {
            var reader = pane.Total.Read();
            while (reader.Read())
            {
                if (reader.Id != measure)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Start of the first pane of which anything is known, Unix milliseconds: the finest that is still kept of that time.</summary>
    public long? FirstMs => _firstMs.Value;

    /// <summary>The same of one measure.</summary>
    /// <param name="measure">The measure.</param>
    public long? FirstMsOf(MeasureId measure)
    {
        var known = _firsts ?? Interlocked.CompareExchange(ref _firsts, new(), null) ?? _firsts;
        return known.GetOrAdd(measure, one => FindFirst(pane => pane.Total[one] != 0));
    }

    private long? FindFirst(Predicate<PaneData> has)
    {
        long? firstMs = null;
        var size = PaneSize.Day;
        foreach (var finer in ToTheFinest)
        {
            // Nothing lies before the coarser pane that it lies in.
            if (_panes[(int)finer].FirstSlotUnits(has, firstMs / PaneKey.UnitMs ?? int.MinValue) is not { } units)
            {
                continue;
            }

            var startMs = Grid.Ceiling(finer, units * PaneKey.UnitMs);
            if (firstMs is null || Grid.Floor(size, startMs) == firstMs)
            {
                (firstMs, size) = (startMs, finer);
            }
        }

        return firstMs;
    }

    /// <summary>The pane of a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns><see langword="null"/> where nothing is known of it.</returns>
    public PaneData? this[PaneKey key] => _panes[(int)key.Size][key.StartUnits];
}
