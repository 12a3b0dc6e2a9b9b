using System.CommandLine;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>The command <c>export series</c>: the course of KPIs, a row for each step and value.</summary>
internal static class SeriesExportCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CommandContext context)
    {
        var kpis = new Argument<string[]>("kpi") { Description = "Keys of KPIs", Arity = ArgumentArity.OneOrMore };
        var step = new Option<string>("--step") { Description = "Length of a step: 10s 1m 5m 15m 1h 4h 1d. Default: the shortest that gives at most 300", HelpName = "NAME", DefaultValueFactory = static _ => "" };
        var groupBy = new Option<string[]>("--group-by") { Description = "Split by a dimension; may be repeated once", HelpName = "DIMENSION", DefaultValueFactory = static _ => [] };
        var limit = NumberOptions.Limit("Most groups, the rest summed as other");
        var command = new Command("series", "The course of KPIs: one row for each step, group, KPI and statistic") { kpis, step, groupBy, limit };
        var span = new SpanOptions(command, "24h");
        var export = new ExportOptions(command, context);
        context.Run(command, async (parsed, channel, cancellationToken) =>
        {
            var selection = new GetSeriesRequest
            {
                Tenant = context.TenantOf(parsed),
                Kpis = { parsed.GetValue(kpis) },
                Step = parsed.GetValue(step),
                GroupBy = { parsed.GetValue(groupBy) },
                Limit = parsed.GetValue(limit),
                Filters = { span.FiltersOf(parsed) },
            };
            SetSpan(selection, span, parsed);
            var request = new ExportSeriesRequest { Selection = selection, Format = export.FormatOf(parsed) };
            using var call = new TicketService.TicketServiceClient(channel).ExportSeries(request, cancellationToken: cancellationToken);
            await export.WriteAsync(parsed, call.ResponseStream, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static void SetSpan(GetSeriesRequest selection, SpanOptions span, ParseResult parsed)
    {
        var window = span.WindowOf(parsed);
        if (span.IntervalOf(parsed) is { } interval)
        {
            selection.Interval = interval;
        }
        else if (char.IsAsciiDigit(window.FirstOrDefault()))
        {
            selection.Window = window;
        }
        else
        {
            selection.Period = window;
        }
    }
}
