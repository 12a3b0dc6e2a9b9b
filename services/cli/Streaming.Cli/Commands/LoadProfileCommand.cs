using System.CommandLine;
using Streaming.Cli.Output;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>The command <c>load-profile</c>: a KPI by weekday and hour.</summary>
internal static class LoadProfileCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CommandContext context)
    {
        var kpi = new Argument<string>("kpi") { Description = "Key of a KPI that is no level", DefaultValueFactory = static _ => "tickets_total" };
        var weeks = new Option<int>("--weeks") { Description = "Whole weeks up to the last midnight, 1 to 12", HelpName = "N", DefaultValueFactory = static _ => 4 };
        var filters = SpanOptions.FilterOption();
        var command = new Command("load-profile", "A KPI by weekday and hour of the tenant's zone") { kpi, weeks, filters };
        context.Run(command, async (parsed, channel, cancellationToken) =>
        {
            var definitions = await context.DefinitionsAsync(channel, parsed, cancellationToken).ConfigureAwait(false);
            var request = new GetLoadProfileRequest
            {
                Tenant = context.TenantOf(parsed),
                Kpi = parsed.GetValue(kpi)!,
                Weeks = parsed.GetValue(weeks),
                Filters = { parsed.GetValue(filters)! },
            };
            var response = await new KpiService.KpiServiceClient(channel).GetLoadProfileAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
            LoadProfileTable.Write(response, definitions.GetValueOrDefault(request.Kpi), context.Streams.Text);
        });
        return command;
    }
}
