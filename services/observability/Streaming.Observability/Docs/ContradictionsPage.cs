using System.Globalization;
using System.Text;

namespace Streaming.Observability.Docs;

/// <summary>The page about where the sources disagree.</summary>
internal static class ContradictionsPage
{
    /// <summary>The page.</summary>
    /// <param name="contradictions">The contradictions, in order.</param>
    public static string Write(IReadOnlyList<Contradiction> contradictions)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            {KpiPage.Heading}

            # Where the sources disagree

            Five articles on support KPIs name the numbers, and contradict one another in seventeen places. Each is settled once, here, for every surface;
            a number always says which variant it is (`variant` in `ListKpis`, and on its page). A test is named after each:
            [ContradictionTests](../../tests/Streaming.Domain.Tests/Kpis/ContradictionTests.cs).

            """);
        foreach (var contradiction in contradictions)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n<a id=\"{contradiction.Id.ToLowerInvariant()}\"></a>\n\n## {contradiction.Id}: {contradiction.Title}\n\n");
            page.Append(CultureInfo.InvariantCulture, $"**The sources.** {contradiction.Sources}\n\n");
            page.Append(CultureInfo.InvariantCulture, $"**Settled.** {KpiPageText.Linked(contradiction.Settled)}\n\n");
            page.Append(CultureInfo.InvariantCulture, $"**Shown.** {KpiPageText.Linked(contradiction.Shown)}\n\n");
            page.Append(CultureInfo.InvariantCulture, $"**Option.** {contradiction.Option}\n");
        }

        return page.ToString();
    }
}
