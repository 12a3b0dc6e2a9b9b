using System.CommandLine;
using Streaming.Cli.Output;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>The command <c>kpis</c>: values over one span.</summary>
internal static class KpisCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CommandContext context)
    {
        var kpis = new Argument<string[]>("kpi") { Description = "Keys of KPIs; none for all, and without a split or filter those not that say something only of groups, such as tickets_by_customer", Arity = ArgumentArity.ZeroOrMore };
        var groupBy = new Option<string[]>("--group-by") { Description = "Split by a dimension; may be repeated once. Without KPIs, those that are kept by it are shown: by product those of products alone, unless Engine:Dimensions keeps tickets by it", HelpName = "DIMENSION", DefaultValueFactory = static _ => [] };
        var limit = NumberOptions.Limit("Most groups, the rest summed as other");
        var command = new Command("kpis", "The values of KPIs over one span") { kpis, groupBy, limit };
        var span = new SpanOptions(command, "24h");
        context.Run(command, async (parsed, channel, cancellationToken) =>
        {
            var definitions = await context.DefinitionsAsync(channel, parsed, cancellationToken).ConfigureAwait(false);
            var request = Request(context.TenantOf(parsed), span, parsed);
            request.Kpis.AddRange(parsed.GetValue(kpis));
            request.GroupBy.AddRange(parsed.GetValue(groupBy));
            request.Limit = parsed.GetValue(limit);
            var response = await new KpiService.KpiServiceClient(channel).GetKpisAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
            new KpiTable(definitions, hasTotals: request.Kpis.Count > 0 || request.Filters.Count > 0).Write(response, context.Streams.Text);
        });
        return command;
    }

    /// <summary>A request for the span and the filters of a command line.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="span">The span.</param>
    /// <param name="parsed">The command line.</param>
    public static GetKpisRequest Request(string tenant, SpanOptions span, ParseResult parsed)
    {
        var request = new GetKpisRequest { Tenant = tenant, Filters = { span.FiltersOf(parsed) } };
        if (span.IntervalOf(parsed) is { } interval)
        {
            request.Interval = interval;
        }
        else
        {
            request.Windows = new Windows { Names = { span.WindowOf(parsed) } };
        }

        return request;
    }
}
