using Streaming.Domain.Kpis;
using Streaming.Domain.Names;
using Streaming.Query.Answers;
using Streaming.Query.Index;

namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>Every KPI is answered over 21 panes of 4,800 cells each: of the whole desk, or by a filter that looks at all 100,800 cells.</summary>
/// <param name="filtered">Whether to filter.</param>
internal sealed class QueryPath(bool filtered) : IHotPath
{
    private readonly IndexSnapshot _snapshot = BusyIndex.Make();
    private readonly Selection _selection = new()
    {
        Tenant = BusyIndex.Tenant,
        Kpis = KpiRegistry.All,
        Filters = filtered ? [(NameKind.Priority, new HashSet<string> { "Priority-0", "Priority-1", "Priority-2", "Priority-3" })] : [],
    };

    /// <inheritdoc/>
    public string Operation => "answers";

    /// <inheritdoc/>
    public int Operations => 1;

    /// <inheritdoc/>
    public void Prepare()
    {
        // Snapshots never change.
    }

    /// <inheritdoc/>
    public void Run()
    {
        var answerer = new Answerer(_snapshot, _selection, KpiSettings.Default);
        var answer = answerer.Evaluate(BusyIndex.Interval, answerer.Plan(BusyIndex.Interval));
        if (answer.Rows[0].Values[0].SampleSize != BusyIndex.Panes * BusyIndex.CellsPerPane * 9)
        {
            throw new InvalidOperationException("The answer does not count every cell.");
        }
    }
}
