using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Shards;
using Streaming.Domain.Time;
using Streaming.Domain.Windows;
using Streaming.Query.Index;

namespace Streaming.Benchmarks.Micro;

/// <summary>A reader's index of a busy desk: every combination of 12 teams, 4 channels, 25 categories and 4 priorities in each of 21 panes.</summary>
internal static class BusyIndex
{
    /// <summary>The tenant.</summary>
    public const string Tenant = "default";

    /// <summary>Number of panes.</summary>
    public const int Panes = 21;

    /// <summary>Cells of one pane.</summary>
    public const int CellsPerPane = 12 * 4 * 25 * 4;

    private const long PaneMs = 15 * 60_000;
    private static readonly long StartMs = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>The time that the panes cover.</summary>
    public static TimeInterval Interval => new(StartMs, StartMs + (Panes * PaneMs));

    /// <summary>Makes the index's snapshot.</summary>
    public static IndexSnapshot Make()
    {
        var index = new LiveIndex(TenantZones.Utc);
        var cells = new ShardCells(index);
        var splits = AddSplits(cells);
        var random = new Random(1);
        for (var pane = 0; pane < Panes; pane++)
        {
            var key = PaneKey.At(PaneSize.QuarterHour, StartMs + (pane * PaneMs));
            for (var split = 0; split < splits; split++)
            {
                cells.SetCell(1, key, split, Content(random).View);
            }
        }

        cells.TakeOver(null);

        // The stream stands at the beginning: no pane has closed, so every one of them is read as it is stored.
        var meta = new ShardMeta { Topics = [], EventHighMs = StartMs, TimerTimeMs = StartMs };
        var guard = new ShardGuard(new ShardEpoch(1, 1), 1, meta.Encode(), new long[6]);
        var replica = new ShardReplica(0, index);
        replica.Begin(guard);
        replica.EndLoading(guard);
        return index.Publish([replica], isComplete: true);
    }

    private static int AddSplits(ShardCells cells)
    {
        var names = 0;
        var tenant = AddName(NameKind.Tenant, NameId.None, Tenant);
        var teams = AddNames(NameKind.Team, 12);
        var channels = AddNames(NameKind.Channel, 4);
        var categories = AddNames(NameKind.Category, 25);
        var priorities = AddNames(NameKind.Priority, 4);
        var splits = 0;
        foreach (var team in teams)
        {
            foreach (var channel in channels)
            {
                foreach (var category in categories)
                {
                    foreach (var priority in priorities)
                    {
                        cells.SetSplit(splits++, new Split(Cube.Main, tenant, team, NameId.None, channel, category, priority, NameId.None));
                    }
                }
            }
        }

        return splits;

        NameId[] AddNames(NameKind kind, int count) =>
            [.. Enumerable.Range(0, count).Select(number => AddName(kind, tenant, FormattableString.Invariant($"{kind}-{number}")))];

        NameId AddName(NameKind kind, NameId owner, string text)
        {
            cells.SetName(names++, new Name(kind, owner, text));
            return new NameId(names);
        }
    }

    private static MeasureSet Content(Random random)
    {
        var content = new MeasureSet();
        content.Add(Measure.TicketsCreated, 9);
        content.Add(Measure.TicketsByCategory, 9);
        content.Add(Measure.Resolved, 8);
        content.Add(Measure.FirstResolutions, 8);
        content.Add(Measure.FirstContactResolutions, 5);
        content.Add(Measure.Closed, 7);
        content.Add(Measure.Backlog, 1);
        for (var i = 0; i < 8; i++)
        {
            content.AddDuration(Measure.FirstResponse, random.NextInt64(60_000, 3_600_000), 1);
            content.AddDuration(Measure.TimeToResolution, random.NextInt64(600_000, 86_400_000), 1);
        }

        return content;
    }
}
