using Streaming.Domain.Panes;
using Streaming.Domain.Windows;

namespace Streaming.Query.Index;

/// <summary>
/// The panes of one size, in pages of 256 by time. Never changes: a new map shares the pages that did not change, so publishing costs what
/// changed.
/// </summary>
internal sealed class PaneMap
{
    private const int PageBits = 8;
    private const int PageSize = 1 << PageBits;

    private readonly int _unitsPerSlot;
    private readonly int[] _pageNumbers;
    private readonly PaneData?[][] _pages;

    private PaneMap(int unitsPerSlot, int[] pageNumbers, PaneData?[][] pages)
    {
        _unitsPerSlot = unitsPerSlot;
        _pageNumbers = pageNumbers;
        _pages = pages;
    }

    /// <summary>The pane that starts at a time.</summary>
    /// <param name="startUnits">Its start, in units of 10 s.</param>
    /// <returns><see langword="null"/> where nothing is known of it.</returns>
    public PaneData? this[int startUnits]
    {
        get
        {
            var slot = Slot(startUnits);
            var at = Array.BinarySearch(_pageNumbers, slot >> PageBits);
            return at >= 0 ? _pages[at][slot & (PageSize - 1)] : null;
        }
    }

    /// <summary>Where the first pane that has something may start: its own start lies within a slot from there.</summary>
    /// <param name="has">What is looked for.</param>
    /// <param name="fromUnits">No pane that starts before is meant, in units of 10 s.</param>
    /// <returns>In units of 10 s; <see langword="null"/> where no pane has it.</returns>
    public long? FirstSlotUnits(Predicate<PaneData> has, long fromUnits = int.MinValue)
    {
        for (var page = 0; page < _pages.Length; page++)
        {
            var pageSlot = (long)_pageNumbers[page] << PageBits;
            var first = Math.Max(0, (fromUnits / _unitsPerSlot) - pageSlot);
            var at = first < _pages[page].Length ? Array.FindIndex(_pages[page], (int)first, data => data is not null && has(data)) : -1;
            if (at >= 0)
            {
                return (pageSlot + at) * _unitsPerSlot;
            }
        }

        return null;
    }

    /// <summary>A map without panes.</summary>
    /// <param name="size">The size of its panes.</param>
    public static PaneMap Empty(PaneSize size)
    {
        // Two days may start 23 h apart, so they are numbered by quarters of a day.
        var slotMs = size == PaneSize.Day ? PaneGrid.NominalDayMs / 4 : PaneGrid.LengthMs(size);
        return new PaneMap((int)(slotMs / PaneKey.UnitMs), [], []);
    }

    /// <summary>A map in which some panes are others.</summary>
    /// <param name="changes">Starts in units of 10 s, with what is known now; <see langword="null"/> where nothing is.</param>
    public PaneMap With(IReadOnlyCollection<(int StartUnits, PaneData? Data)> changes)
    {
        var pages = new SortedList<int, PaneData?[]>(_pages.Length + 1);
        for (var i = 0; i < _pages.Length; i++)
        {
            pages.Add(_pageNumbers[i], _pages[i]);
        }

        var copied = new HashSet<int>();
        foreach (var (startUnits, data) in changes)
        {
            var slot = Slot(startUnits);
            var number = slot >> PageBits;
            if (copied.Add(number))
            {
                pages[number] = pages.TryGetValue(number, out var page) ? (PaneData?[])page.Clone() : new PaneData?[PageSize];
            }

            pages[number][slot & (PageSize - 1)] = data;
        }

        foreach (var number in copied)
        {
            if (Array.TrueForAll(pages[number], static data => data is null))
            {
                pages.Remove(number);
            }
        }

        return new PaneMap(_unitsPerSlot, [.. pages.Keys], [.. pages.Values]);
    }

    private int Slot(int startUnits) => (int)Math.Floor((double)startUnits / _unitsPerSlot);
}
