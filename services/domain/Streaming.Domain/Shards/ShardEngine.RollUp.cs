using Streaming.Domain.Cells;
using Streaming.Domain.Measures;
using Streaming.Domain.Panes;

namespace Streaming.Domain.Shards;

/// <content>Panes grow coarser as they age: the finest into 15 minutes, those into days, and old days into the levels' base.</content>
public sealed partial class ShardEngine
{
    // A pane is rolled up whole, so one step may exceed a commit's size; after that many bytes no further step is begun.
    private long RollUpBytes => _storage.MaxCommitBytes / 2;

    private void RollUp()
    {
        var nowMs = Math.Max(EventHighMs, TimerTimeMs);
        if (nowMs == long.MinValue)
        {
            return;
        }

        var target = _placement.Target(nowMs);
        var reached = _placement.Boundaries;
        reached = reached with { FinestFromMs = RollFinest(target.FinestFromMs) };
        _placement.Boundaries = reached;
        reached = reached with { QuarterHoursFromMs = RollQuarterHours(Math.Min(target.QuarterHoursFromMs, reached.FinestFromMs)) };
        _placement.Boundaries = reached;
        reached = reached with { DaysFromMs = RollDays(Math.Min(target.DaysFromMs, reached.QuarterHoursFromMs)) };
        _placement.Boundaries = reached;
    }

    private long RollFinest(long untilMs)
    {
        while (_cells.FirstFinest is { } key && key.StartMs < untilMs)
        {
            // Stop only between quarter hours: the boundary cuts none.
            var slice = FloorToQuarterHour(key.StartMs);
            if (ChangedBytes > RollUpBytes && slice > _placement.Boundaries.FinestFromMs)
            {
                return slice;
            }

            _placement.Boundaries = _placement.Boundaries with { FinestFromMs = slice + 900_000 };
            Move(key);
        }

        return untilMs;
    }

    private long RollQuarterHours(long untilMs)
    {
        while (_cells.FirstQuarterHour is { } key && key.StartMs < untilMs)
        {
            if (ChangedBytes > RollUpBytes && key.StartMs > _placement.Boundaries.QuarterHoursFromMs)
            {
                return key.StartMs;
            }

            // Panes of a day that the target cuts stay where they are, together with all later ones.
            _placement.Boundaries = _placement.Boundaries with { QuarterHoursFromMs = untilMs };
            if (!Move(key))
            {
                return untilMs;
            }
        }

        return untilMs;
    }

    private long RollDays(long untilMs)
    {
        while (_cells.FirstDay is { } key && key.StartMs < untilMs)
        {
            _placement.Boundaries = _placement.Boundaries with { DaysFromMs = untilMs };
            Move(key);
        }

        return untilMs;
    }

    /// <summary>Moves a pane's cells to where their time lives by the boundaries of now.</summary>
    /// <returns>Whether that is elsewhere for all of them.</returns>
    private bool Move(PaneKey key)
    {
        var pane = _cells.Find(key)!;
        var stays = false;
        var moved = new List<int>();
        foreach (var split in pane.Cells.Splits.ToArray())
        {
            var owner = _splits.OwnerOf(split);
            var destination = _placement.Place(key.StartMs, owner.Cube, owner.Tenant);
            if (destination == key)
            {
                stays = true;
                continue;
            }

            moved.Add(split);
            var target = _cells.Open(destination, split);
            Add(target, _cells.Read(pane, split, out var set), set, levelsOnly: destination.Size == PaneSize.Base);
            _cells.Close();
        }

        if (!stays)
        {
            _cells.Remove(pane);
            return true;
        }

        foreach (var split in moved)
        {
            _cells.Open(key, split).Clear();
            _cells.Close();
        }

        return false;
    }

    private static void Add(OpenCell target, ReadOnlySpan<byte> packed, MeasureSet? set, bool levelsOnly)
    {
        if (set is null)
        {
            target.Add(packed, levelsOnly);
            return;
        }

        if (!levelsOnly)
        {
            target.Add(set);
            return;
        }

        var reader = set.Read();
        while (reader.Read())
        {
            if (Measure.IsLevel(reader.Id))
            {
                target.Add(reader.Id, reader.Value);
            }
        }
    }

    private static long FloorToQuarterHour(long timeMs)
    {
        var remainder = timeMs % 900_000;
        return timeMs - (remainder < 0 ? remainder + 900_000 : remainder);
    }
}
