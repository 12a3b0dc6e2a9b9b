using System.Text.RegularExpressions;
using Streaming.Domain.Kpis;
using Streaming.Observability.Docs;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Observability.Tests.Docs;

/// <summary>The pages of docs/kpis are what the definitions say, and say all that a reader must know.</summary>
public sealed partial class KpiPagesTests
{
    private static readonly string Root = RepositoryRoot.FullPath;

    [Fact]
    public void Pages_EachKpi_HasOneThatIsNotStale() =>
        Assert.True(
            new DocsFolder(Path.Combine(Root, "docs")).Differences(DocsFolder.Pages) is { Count: 0 },
            "docs/kpis is not as generated: dotnet run --project services/observability/Streaming.Observability -- docs");

    [Fact]
    public void Pages_LinksToFiles_LeadSomewhere()
    {
        var names = DocsFolder.Pages.Select(page => Path.GetFileName(page.Path)).ToHashSet();
        Assert.All(DocsFolder.Pages, page => Assert.All(Link().Matches(page.Content), match =>
        {
            var target = match.Groups[1].Value;
            Assert.True(names.Contains(target) || File.Exists(Path.Combine(Root, "docs", "kpis", target)), $"{page.Path} links to {target}.");
        }));
    }

    [Fact]
    public void Definitions_EachKpi_SaysItsEdgesAndWhatNotToConclude() => Assert.All(KpiRegistry.All.Select(kpi => kpi.Definition), definition =>
    {
        Assert.True(definition.EdgeCases.Count > 0, $"{definition.Key} has no edge cases.");
        Assert.True(definition.Cautions.Count > 0, $"{definition.Key} has no cautions.");
        Assert.All([.. definition.EdgeCases, .. definition.Cautions], text => Assert.Matches(@"^[A-Z0-9].*[.!]$", text));
    });

    [Fact]
    public void Readme_Kpis_AreLinked() =>
        Assert.Contains("(docs/kpis/README.md)", File.ReadAllText(Path.Combine(Root, "README.md")), StringComparison.Ordinal);

    [GeneratedRegex(@"\]\(([^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
