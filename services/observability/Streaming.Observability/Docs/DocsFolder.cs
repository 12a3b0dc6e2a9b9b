using Streaming.Domain.Kpis;
using Streaming.Observability.Generation;

namespace Streaming.Observability.Docs;

/// <summary>The folder of pages, of which those about KPIs are generated.</summary>
/// <param name="path">Its path.</param>
internal sealed class DocsFolder(string path) : GeneratedFolder(path, ["kpis"])
{
    /// <summary>The pages: one a KPI, their index, and the contradictions between the sources.</summary>
    public static IReadOnlyList<GeneratedFile> Pages { get; } =
    [
        new("kpis/README.md", KpiIndexPage.Write(KpiRegistry.All)),
        new("kpis/contradictions.md", ContradictionsPage.Write(Contradiction.All)),
        .. KpiRegistry.All.Select(kpi => new GeneratedFile($"kpis/{kpi.Definition.Key}.md", KpiPage.Write(kpi))),
    ];
}
