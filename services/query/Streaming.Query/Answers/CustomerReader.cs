using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Windows;
using Streaming.Query.Index;

namespace Streaming.Query.Answers;

/// <summary>
/// Reads customer by customer what sums over all of them cannot tell: distinct customers, who of a start is left at an end, and which answer is the latest
/// of each.
/// </summary>
/// <param name="tenant">The tenant's cubes.</param>
/// <param name="names">The texts of dimension values.</param>
/// <param name="selection">What splits the answer.</param>
/// <param name="customers">The customer base as the answer splits it; <see langword="null"/> where it does not read it.</param>
/// <param name="groups">The groups of the answer.</param>
/// <param name="answers">The cube of answers as the answer splits it; <see langword="null"/> where it does not read it.</param>
/// <param name="throughMs">Everything before has been applied, Unix milliseconds; <see langword="null"/> where that is not known.</param>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class CustomerReader(TenantSnapshot tenant, string[] names, Selection selection, CubePart? customers, GroupKeys groups, CubePart? answers, long? throughMs)
{
    private (TimeInterval Interval, CustomerCount Count)? _active;
    private (TimeInterval Interval, CohortReading Reading)? _cohort;
    private (TimeInterval Interval, int Kinds)? _untold;

    /// <summary>What is to be read of some groups over an interval.</summary>
    /// <param name="interval">The interval, on boundaries.</param>
    /// <param name="rows">The groups.</param>
    public ICustomerReading Of(TimeInterval interval, int[] rows) => new Reading(this, interval, rows);

    private CustomerCount Active(TimeInterval interval)
    {
        if (!selection.IsWhole)
        {
            return new CustomerCount(0, KpiAbsence.NotSplit);
        }

        if (_active is not { } known || known.Interval != interval)
        {
            var counted = ActiveCustomers.Count(tenant[Cube.Customer], names, interval, QueryLimits.DistinctCustomers);
            _active = known = (interval, counted);
        }

        return known.Count;
    }

    private CustomerCount AtEnd(TimeInterval interval)
    {
        if (customers is not null)
        {
            // The base itself is asked, by its own dimensions: where it shows nobody, nobody is there.
            return new CustomerCount(0, KpiAbsence.None);
        }

        if (selection.GroupBy.Contains(NameKind.Segment) || selection.Filters.Any(static filter => filter.Dimension == NameKind.Segment))
        {
            return new CustomerCount(0, KpiAbsence.NotSplit);
        }

        var all = GroupedCells.Read([new CubePart(Cube.Base, tenant[Cube.Base], Groups: null)], 1, interval);
        return new CustomerCount(all.LevelsOf(0)[Measure.CustomersPresent], KpiAbsence.None);
    }

    private CohortCounts Cohort(TimeInterval interval, int[] rows)
    {
        if (customers is null)
        {
            return new CohortCounts(0, 0, KpiAbsence.NotSplit);
        }

        if (_cohort is not { } known || known.Interval != interval)
        {
            _cohort = known = (interval, CohortReading.Of(customers, names, groups.Count, interval));
        }

        return known.Reading.CountsOf(rows);
    }

    private LatestAnswers Latest(TimeInterval interval, int[] rows)
    {
        if (answers is not { } part)
        {
            return new LatestAnswers(null, KpiAbsence.NotSplit);
        }

        var reading = AnswerReading.Of(part.Snapshot, names, interval);
        if (reading.Absence != KpiAbsence.None)
        {
            return new LatestAnswers(null, reading.Absence);
        }

        if (_untold is not { } untold || untold.Interval != interval)
        {
            _untold = untold = (interval, ToldAnswers.UntoldKinds(tenant, interval, throughMs));
        }

        var totals = new MeasureTotals();
        foreach (var (split, latest) in reading.Answers)
        {
            if (part.Groups is not { } splits || rows.AsSpan().Contains(splits[split]))
            {
                totals.Add(latest);
            }
        }

        return new LatestAnswers(totals, KpiAbsence.None, untold.Kinds);
    }

    private sealed class Reading(CustomerReader reader, TimeInterval interval, int[] rows) : ICustomerReading
    {
        private LatestAnswers? _latest;

        public CustomerCount Active => reader.Active(interval);

        public CustomerCount AtEnd => reader.AtEnd(interval);

        public CohortCounts Cohort => reader.Cohort(interval, rows);

        // Every KPI of surveys in a row asks for the same.
        public LatestAnswers LatestAnswers => _latest ??= reader.Latest(interval, rows);
    }
}
