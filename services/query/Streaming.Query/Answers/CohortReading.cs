using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;
using Streaming.Query.Index;

namespace Streaming.Query.Answers;

/// <summary>
/// Who of the customers of an interval's start is gone at its end, and who came and went in between, by group. Looks only at customers who
/// moved within the interval; of each, whether they were there at the start and are there at the end.
/// </summary>
internal sealed class CohortReading
{
    private static readonly NameKind[] CustomerDimensions = [NameKind.Customer, NameKind.Segment, NameKind.Agent];

    private readonly long[] _churned;
    private readonly long[] _early;
    private readonly KpiAbsence _absence;

    private CohortReading(int groupCount, KpiAbsence absence)
    {
        _churned = new long[groupCount];
        _early = new long[groupCount];
        _absence = absence;
    }

    /// <summary>Reads an interval.</summary>
    /// <param name="part">The customer base, with the groups of its splits.</param>
    /// <param name="names">The texts of dimension values.</param>
    /// <param name="groupCount">Number of groups.</param>
    /// <param name="interval">The interval, on boundaries.</param>
    public static CohortReading Of(CubePart part, string[] names, int groupCount, TimeInterval interval)
    {
        var cube = part.Snapshot;
        var projection = cube.Projections.Get(CustomerDimensions, cube.Splits);
        var reader = new PaneReader(cube, PaneSize.TenSeconds);
        var moved = new Dictionary<NameId, Dictionary<int, Presence>>();
        foreach (var list in reader.Cells(interval, projection))
        {
            Visit(list, projection, (split, cell) =>
            {
                var (change, joined) = (cell[Measure.CustomersPresent], cell[Measure.CustomersJoined]);
                if ((change, joined) != (0, 0))
                {
                    var customer = projection.Splits[split].Customer;
                    if (!moved.TryGetValue(customer, out var places))
                    {
                        moved.Add(customer, places = []);
                    }

                    var known = places.GetValueOrDefault(split);
                    places[split] = known with { Change = known.Change + change, Joined = known.Joined + joined };
                }
            });
        }

        var result = new CohortReading(groupCount, KpiAbsence.None);
        if (moved.Count == 0)
        {
            return result;
        }

        if (moved.Keys.Any(customer => names[customer.Value] == NameId.OtherText))
        {
            return new CohortReading(groupCount, KpiAbsence.TooManyCustomers);
        }

        AddEnds(moved, projection, (cube.Levels.Own, false), 1);
        foreach (var list in reader.Cells(new TimeInterval(interval.EndMs, Math.Max(interval.EndMs, cube.EndMs)), projection))
        {
            AddEnds(moved, projection, list, -1);
        }

        foreach (var places in moved.Values)
        {
            result.Count(places, split => GroupOf(part, projection, split));
        }

        return result;
    }

    /// <summary>The counts of some groups together.</summary>
    /// <param name="groups">The groups.</param>
    public CohortCounts CountsOf(int[] groups)
    {
        var (churned, early) = (0L, 0L);
        foreach (var group in groups)
        {
            churned += _churned[group];
            early += _early[group];
        }

        return new CohortCounts(churned, early, _absence);
    }

    private static void AddEnds(
        Dictionary<NameId, Dictionary<int, Presence>> moved, SplitProjection projection, (CellList Cells, bool IsProjected) list, int sign) =>
        Visit(list, projection, (split, cell) =>
        {
            var level = cell[Measure.CustomersPresent];
            if (level != 0 && moved.TryGetValue(projection.Splits[split].Customer, out var places))
            {
                var known = places.GetValueOrDefault(split);
                places[split] = known with { End = known.End + (sign * level) };
            }
        });

    private static void Visit((CellList Cells, bool IsProjected) list, SplitProjection projection, Action<int, MeasureView> visit)
    {
        foreach (var block in list.Cells.Blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                var split = block.Splits[i];
                visit(list.IsProjected ? split : projection.ToProjected[split], block[i]);
            }
        }
    }

    /// <summary>The group of a customer's segment and agent; the answer's own projection has just the dimensions that it uses.</summary>
    private static int GroupOf(CubePart part, SplitProjection projection, int split)
    {
        if (part.Groups is not { } groups)
        {
            return 0;
        }

        var wanted = projection.Splits[split];
        var mask = groups.Projection.Mask;
        var reduced = wanted.Select((kind, id) => (mask & (1 << (int)kind)) != 0 ? id : NameId.None);
        var at = Array.IndexOf(groups.Projection.Splits, reduced);
        return at < 0 ? SplitGroups.Dropped : groups.ProjectedGroups[at];
    }

    private void Count(Dictionary<int, Presence> places, Func<int, int> groupOf)
    {
        var isPresentAtEnd = places.Values.Sum(static place => place.End) > 0;
        var isPresentAtStart = places.Values.Sum(static place => place.Start) > 0;
        if (isPresentAtEnd)
        {
            return;
        }

        // Once in each group: whoever came twice, under two segments, came and went in both.
        var counted = new HashSet<int>();
        foreach (var (split, place) in places)
        {
            var counts = isPresentAtStart ? place.Start > 0 : place.Joined > 0;
            var group = counts ? groupOf(split) : SplitGroups.Dropped;
            if (group >= 0 && counted.Add(group))
            {
                (isPresentAtStart ? _churned : _early)[group]++;
            }
        }
    }

    /// <summary>A customer under one segment and agent.</summary>
    private readonly record struct Presence(long Change, long Joined, long End)
    {
        public long Start => End - Change;
    }
}
