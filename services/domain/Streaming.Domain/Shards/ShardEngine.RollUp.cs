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
        foreach (var cell in pane.Cells.ToArray())
        {
            var split = _splits[cell.Split];
            var destination = _placement.Place(key.StartMs, split.Cube, split.Tenant);
            if (destination == key)
            {
                stays = true;
                continue;
            }

            moved.Add(cell.Split);
            if (destination.Size == PaneSize.Base)
            {
                AddLevels(_cells.Change(destination, cell.Split), cell.Content);
            }
            else
            {
                _cells.Change(destination, cell.Split).Add(cell.Content);
            }
        }

        if (!stays)
        {
            _cells.Remove(pane);
            return true;
        }

        foreach (var split in moved)
        {
            var left = _cells.Change(key, split);
            left.Add(left.Clone(), -1);
        }

        return false;
    }

    private static void AddLevels(MeasureSet levels, MeasureSet content)
    {
        foreach (ref readonly var entry in content.Entries)
        {
            if (Measure.IsLevel(entry.Id))
            {
                levels.Add(entry.Id, entry.Value);
            }
        }
    }

    private static long FloorToQuarterHour(long timeMs)
    {
        var remainder = timeMs % 900_000;
        return timeMs - (remainder < 0 ? remainder + 900_000 : remainder);
    }
}
