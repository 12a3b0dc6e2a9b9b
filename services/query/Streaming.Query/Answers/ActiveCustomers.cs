using Streaming.Domain.Kpis;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;
using Streaming.Query.Index;

namespace Streaming.Query.Answers;

/// <summary>Counts distinct customers, exactly: net tickets of each over the interval, and then those above zero.</summary>
/// <remarks>
/// Every customer of the interval is looked at, so whoever asks for the same interval of the same snapshot shares the answer.
/// </remarks>
internal static class ActiveCustomers
{
    /// <summary>Customers with at least one ticket created in an interval.</summary>
    /// <param name="cube">The customer cube, which has a split for each customer.</param>
    /// <param name="names">The texts of dimension values.</param>
    /// <param name="interval">The interval, on boundaries.</param>
    /// <param name="most">Beyond this many, the number is not given.</param>
    public static CustomerCount Count(CubeSnapshot cube, string[] names, TimeInterval interval, int most) =>
        cube.ActiveCustomers.Of(interval, static (interval, made) => Count(interval, made.cube, made.names, made.most), (cube, names, most));

    private static CustomerCount Count(TimeInterval interval, CubeSnapshot cube, string[] names, int most)
    {
        var tickets = new int[cube.SplitCount];
        foreach (var (cells, _) in new PaneReader(cube, PaneSize.TenSeconds).Cells(interval, projection: null))
        {
            foreach (var (split, created) in cells.TicketsCreated)
            {
                tickets[split] += created;
            }
        }

        var count = 0;
        foreach (var ofCustomer in tickets)
        {
            count += ofCustomer > 0 ? 1 : 0;
        }

        var isFolded = Array.Exists(cube.FoldedCustomers.Get(cube.Splits, names), split => split < tickets.Length && tickets[split] > 0);
        return isFolded || count > most ? new CustomerCount(0, KpiAbsence.TooManyCustomers) : new CustomerCount(count, KpiAbsence.None);
    }
}
