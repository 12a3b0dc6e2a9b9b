using System.CommandLine;
using Grpc.Core;
using Streaming.Cli.Output;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>The command <c>watch</c>: values as they change.</summary>
internal static class WatchCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CommandContext context)
    {
        var kpis = new Argument<string[]>("kpi") { Description = "Keys of KPIs", Arity = ArgumentArity.OneOrMore };
        var count = NumberOptions.Count("End after so many states");
        var command = new Command("watch", "The values of KPIs each time that they change, a line each") { kpis, count };
        var span = new SpanOptions(command, "1h");
        context.Run(command, async (parsed, channel, cancellationToken) =>
        {
            var definitions = await context.DefinitionsAsync(channel, parsed, cancellationToken).ConfigureAwait(false);
            var selection = KpisCommand.Request(context.TenantOf(parsed), span, parsed);
            selection.Kpis.AddRange(parsed.GetValue(kpis));
            using var watch = new KpiService.KpiServiceClient(channel).WatchKpis(new WatchKpisRequest { Selection = selection }, cancellationToken: cancellationToken);
            var shown = "";
            var left = parsed.GetValue(count) ?? int.MaxValue;
            await foreach (var message in watch.ResponseStream.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (message.RepeatedState)
                {
                    continue;
                }

                // The state may be another, and later, while these numbers stay.
                var line = WatchLine.Of(message.Snapshot, definitions);
                if (line.Values == shown)
                {
                    continue;
                }

                shown = line.Values;
                await context.Streams.Text.WriteLineAsync(line.Time + line.Values).ConfigureAwait(false);
                if (--left <= 0)
                {
                    return;
                }
            }
        });
        return command;
    }
}
