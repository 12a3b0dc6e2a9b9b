using System.CommandLine;
using Grpc.Core;
using Grpc.Net.Client;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>What every command works with.</summary>
/// <param name="connection">Where to ask.</param>
/// <param name="streams">Where to write.</param>
internal sealed class CommandContext(ConnectionOptions connection, CliStreams streams)
{
    /// <summary>Where to write.</summary>
    public CliStreams Streams => streams;

    /// <summary>The tenant asked for; empty for the default.</summary>
    /// <param name="parsed">The command line.</param>
    public string TenantOf(ParseResult parsed) => connection.TenantOf(parsed);

    /// <summary>Gives a command its work: connects, and turns what the server refuses into one line on standard error.</summary>
    /// <param name="command">The command.</param>
    /// <param name="work">The work.</param>
    public void Run(Command command, Func<ParseResult, GrpcChannel, CancellationToken, Task> work) => command.SetAction(async (parsed, cancellationToken) =>
    {
        GrpcChannel? channel = null;
        try
        {
            channel = connection.Connect(parsed);
            await work(parsed, channel, cancellationToken).ConfigureAwait(false);
            return ExitCodes.Ok;
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Stopped;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Stopped;
        }
        catch (RpcException fault)
        {
            var told = fault.StatusCode == StatusCode.Unavailable && fault.Status.DebugException is not null
                ? $"{channel!.Target} cannot be reached. Is the query service running there?"
                : fault.Status.Detail;
            await streams.Errors.WriteLineAsync(told).ConfigureAwait(false);
            return ExitCodes.Failed;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await streams.Errors.WriteLineAsync(fault.Message).ConfigureAwait(false);
            return ExitCodes.Failed;
        }
        catch (UriFormatException fault)
        {
            await streams.Errors.WriteLineAsync(fault.Message).ConfigureAwait(false);
            return ExitCodes.BadOption;
        }
        finally
        {
            channel?.Dispose();
        }
    });

    /// <summary>What there is, by key: units and names.</summary>
    /// <param name="channel">The connection.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Dictionary<string, KpiDefinition>> DefinitionsAsync(GrpcChannel channel, ParseResult parsed, CancellationToken cancellationToken)
    {
        var catalogue = await new KpiService.KpiServiceClient(channel)
            .ListKpisAsync(new ListKpisRequest { Tenant = TenantOf(parsed) }, cancellationToken: cancellationToken).ConfigureAwait(false);
        return catalogue.Kpis.ToDictionary(static kpi => kpi.Key, StringComparer.Ordinal);
    }
}
