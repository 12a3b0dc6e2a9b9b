using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;
using Streaming.Query.Index;

namespace Streaming.Query.Answers;

/// <summary>Counts distinct customers, exactly: net tickets of each over the interval, and then those above zero.</summary>
internal static class ActiveCustomers
{
    /// <summary>Customers with at least one ticket created in an interval.</summary>
    /// <param name="cube">The customer cube.</param>
    /// <param name="names">The texts of dimension values.</param>
    /// <param name="interval">The interval, on boundaries.</param>
    /// <param name="most">Beyond this many, the number is not given.</param>
    public static CustomerCount Count(CubeSnapshot cube, string[] names, TimeInterval interval, int most)
    {
        var projection = cube.Projections.Get([NameKind.Customer], cube.Splits);
        var tickets = new long[projection.Splits.Length];
        foreach (var (cells, isProjected) in new PaneReader(cube, PaneSize.TenSeconds).Cells(interval, projection))
        {
            for (var i = 0; i < cells.Count; i++)
            {
                var split = cells.Splits[i];
                tickets[isProjected ? split : projection.ToProjected[split]] += cells.Cells[i][Measure.TicketsCreated];
            }
        }

        var count = 0;
        for (var i = 0; i < tickets.Length; i++)
        {
            if (tickets[i] <= 0)
            {
                continue;
            }

            count++;
            if (count > most || names[projection.Splits[i].Customer.Value] == NameId.OtherText)
            {
                return new CustomerCount(0, KpiAbsence.TooManyCustomers);
            }
        }

        return new CustomerCount(count, KpiAbsence.None);
    }
}
