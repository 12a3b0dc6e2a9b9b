using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Streaming.Benchmarks.Macro.Reports;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using RollingWindows = Streaming.Contracts.Kpi.V1.Windows;

namespace Streaming.Benchmarks.Macro.Parts;

/// <summary>Asks the query service over gRPC, and keeps how long each answer took.</summary>
internal sealed class KpiProbe : IDisposable
{
    private const string TicketsKey = "tickets_total";
    private readonly GrpcChannel _channel;
    private readonly KpiService.KpiServiceClient _client;
    private readonly List<double> _roundTripsMs = [];

    /// <summary>Connects.</summary>
    /// <param name="address">The service's gRPC address.</param>
    public KpiProbe(Uri address)
    {
        _channel = GrpcChannel.ForAddress(address);
        _client = new KpiService.KpiServiceClient(_channel);
    }

    /// <summary>How long the answers to <see cref="AskAllAsync"/> took, milliseconds.</summary>
    public Percentiles RoundTripsMs => Percentiles.Of(_roundTripsMs);

    /// <summary>Asks for every KPI over an hour and a day, unfiltered.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task AskAllAsync(CancellationToken cancellationToken)
    {
        var request = new GetKpisRequest { Windows = new RollingWindows { Names = { WindowNames.OneHour, WindowNames.OneDay } } };
        var started = Stopwatch.GetTimestamp();
        if (await TryAsync(request, cancellationToken) is not null)
        {
            _roundTripsMs.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    /// <summary>Asks how many tickets were created in the last 30 days.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>0 as long as the service has nothing.</returns>
    public async Task<double> TicketsAsync(CancellationToken cancellationToken)
    {
        var request = new GetKpisRequest { Kpis = { TicketsKey }, Windows = new RollingWindows { Names = { WindowNames.ThirtyDays } } };
        var answer = await TryAsync(request, cancellationToken);
        return answer is null ? 0 : answer.Results[0].Rows[0].Values[0].Value;
    }

    /// <summary>Asks how many tickets of a tenant each of its teams has, in the last hour.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="counts">Receives the counts, by team.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task TicketsByTeamAsync(string tenant, Dictionary<string, double> counts, CancellationToken cancellationToken)
    {
        var request = new GetKpisRequest
        {
            Tenant = tenant,
            Kpis = { TicketsKey },
            Windows = new RollingWindows { Names = { WindowNames.OneHour } },
            GroupBy = { Dimensions.Team },
        };
        if (await TryAsync(request, cancellationToken) is { } answer)
        {
            foreach (var row in answer.Results[0].Rows)
            {
                counts[row.Group[0].Value] = row.Values[0].Value;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private async Task<GetKpisResponse?> TryAsync(GetKpisRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.GetKpisAsync(request, cancellationToken: cancellationToken);
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.Unavailable)
        {
            return null;
        }
    }
}
