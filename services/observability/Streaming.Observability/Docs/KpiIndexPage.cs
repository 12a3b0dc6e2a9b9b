using System.Globalization;
using System.Text;
using Streaming.Contracts;
using Streaming.Domain.Kpis;

namespace Streaming.Observability.Docs;

/// <summary>The index of the pages about KPIs.</summary>
internal static class KpiIndexPage
{
    /// <summary>The page.</summary>
    /// <param name="kpis">The KPIs.</param>
    public static string Write(IReadOnlyList<Kpi> kpis)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            {KpiPage.Heading}

            # KPIs

            A page for each, made from the definitions that the services compute with; `ListKpis` and `/api/v1/kpis` serve the same. Where the sources
            disagree, [contradictions](contradictions.md) says what was settled. What holds for all of them:

            - An interval is half-open and in event time. What comes late corrects the number of its own time, so a number of the past may change;
              it is then *right*, where it was *early* before.
            - No data is no value, never zero, and has no band. A count of nothing is 0, once the tenant is known.
            - Counts, sums and means are exact. A percentile is a nearest rank within 0.79 %, and so are the least and the greatest duration.
            - Windows end now, or at any `as_of`; [calendar periods](../decisions/calendar-periods.md) follow the tenant's zone, where a day may have 23 or 25 hours.
            - Bands and targets are [configuration](../configuration.md). A band judges the headline statistic only, and only above the smallest sample.
            - Every number says its sample size: a change within few observations is chance.
            - A KPI that is made of tickets, calls or answers to surveys can be taken apart into these: `ListTickets`, `ExportTickets` and `/api/v1/tickets` list
              [the tickets behind it](../decisions/tickets-behind-a-number.md). The others refuse, and say what they are made of instead.

            | key | catalogue | English | French | unit | made of |
            |---|---|---|---|---|---|

            """);
        foreach (var kpi in kpis)
        {
            var definition = kpi.Definition;
            page.Append(
                CultureInfo.InvariantCulture,
                $"| [`{definition.Key}`]({definition.Key}.md) | {definition.CatalogueId} | {KpiPage.NameOf(definition, Labels.English)} | {KpiPage.NameOf(definition, Labels.French)} | {Labels.In(Labels.English)[$"unit.{definition.Unit.ToString().ToLowerInvariant()}"]} | {KpiPageText.Material(kpi)} |\n");
        }

        return page.ToString();
    }
}
