using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Sla;
using Streaming.Domain.Names;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Index;

namespace Streaming.Query.Metrics;

/// <summary>Shows SLA clocks by policy, kind and team as they stand at the end of a window; what had nothing in the whole window is left out.</summary>
internal static class SlaExporter
{
    // Policies times teams: those beyond are summed as other.
    private const int MostRows = 500;

    private static readonly Kpi[] Kpis = [new SlaRunning(), new SlaAtRisk(), new SlaBreachedOpen(), new SlaCompliance()];
    private static readonly int Statistics = SlaStatistics.Names.Count;

    /// <summary>Sets the gauges of one tenant.</summary>
    /// <returns>Whether any of its tickets is late.</returns>
    public static bool Fill(KpiGauges gauges, IndexSnapshot snapshot, string tenant, TimeInterval window, KpiSettings settings)
    {
        var selection = new Selection
        {
            Tenant = tenant,
            Kpis = Kpis,
            Cube = Cube.Sla,
            GroupBy = [NameKind.Policy, NameKind.Team],
            Limit = MostRows,
        };
        var isAnyLate = false;
        var answerer = new Answerer(snapshot, selection, settings);
        foreach (var row in answerer.Evaluate(window, answerer.Plan(window)).Rows)
        {
            for (var at = 1; at < Statistics; at++)
            {
                var (running, atRisk, breached) = (row.Values[at], row.Values[Statistics + at], row.Values[(2 * Statistics) + at]);
                if (IsSomething(running) || IsSomething(breached) || row.Values[(3 * Statistics) + at].SampleSize > 0)
                {
                    isAnyLate |= breached.Value > 0;
                    gauges.SetSla(
                        tenant, row.Names[0], SlaStatistics.Names[at], row.Names[1], running.Value ?? 0, atRisk.Value ?? 0, breached.Value ?? 0);
                }
            }
        }

        return isAnyLate;
    }

    private static bool IsSomething(KpiValue level) => level.Value is not (null or 0) || level.LevelStart is not (null or 0);
}
