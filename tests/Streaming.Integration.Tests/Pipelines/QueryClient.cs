using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using Streaming.Contracts.Kpi.V1;
using Streaming.Integration.Tests.FullLog;

namespace Streaming.Integration.Tests.Pipelines;

/// <summary>A query service and a gRPC client of it.</summary>
internal sealed class QueryClient : IDisposable
{
    private readonly GrpcChannel _channel;

    /// <summary>Connects.</summary>
    /// <param name="host">The service.</param>
    public QueryClient(HostProcess host)
    {
        Host = host;
        _channel = GrpcChannel.ForAddress(host.Urls["grpc"]);
        Kpis = new KpiService.KpiServiceClient(_channel);
        Tickets = new TicketService.TicketServiceClient(_channel);
    }

    /// <summary>The service's process.</summary>
    public HostProcess Host { get; }

    /// <summary>The connection.</summary>
    public GrpcChannel Channel => _channel;

    /// <summary>The client.</summary>
    public KpiService.KpiServiceClient Kpis { get; }

    /// <summary>The client of tickets.</summary>
    public TicketService.TicketServiceClient Tickets { get; }

    /// <summary>The KPIs of an explicit interval, of the default tenant.</summary>
    /// <param name="fromMs">Start, Unix milliseconds.</param>
    /// <param name="toMs">End, Unix milliseconds.</param>
    /// <param name="dimensions">What groups.</param>
    /// <returns>By group, its values joined by <c>|</c>.</returns>
    public Task<Dictionary<string, KpiNumbers>> GetAsync(long fromMs, long toMs, params string[] dimensions) =>
        GetAsync(Contracts.Tenants.Default, fromMs, toMs, dimensions);

    /// <summary>The KPIs of an explicit interval.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="fromMs">Start, Unix milliseconds.</param>
    /// <param name="toMs">End, Unix milliseconds.</param>
    /// <param name="dimensions">What groups.</param>
    /// <returns>By group, its values joined by <c>|</c>.</returns>
    public async Task<Dictionary<string, KpiNumbers>> GetAsync(string tenant, long fromMs, long toMs, params string[] dimensions)
    {
        var request = new GetKpisRequest
        {
            Tenant = tenant,
            Interval = new Interval { Start = At(fromMs), End = At(toMs) },
            Limit = 1000,
        };
        request.GroupBy.AddRange(dimensions);
        var answer = await Kpis.GetKpisAsync(request);
        return answer.Results.Single().Rows.ToDictionary(
            row => string.Join('|', row.Group.Select(group => group.Value)),
            NumbersOf);
    }

    /// <summary>The numbers of one row.</summary>
    /// <param name="row">The row.</param>
    public static KpiNumbers NumbersOf(GroupRow row) =>
        new(row.Values.ToDictionary(value => (value.Key, value.Statistic), value => value.HasValue ? value.Value : (double?)null));

    /// <summary>Asks until the answers stand for everything up to a time.</summary>
    /// <param name="throughMs">Unix milliseconds.</param>
    public async Task WaitForAsync(long throughMs)
    {
        DataState? state = null;
        await Wait.UntilAsync(
            async () =>
            {
                state = (await Kpis.GetKpisAsync(new GetKpisRequest { Kpis = { "tickets_total" } })).State;
                return state.DataThrough?.ToDateTimeOffset().ToUnixTimeMilliseconds() >= throughMs;
            },
            () => $"the query service answers for {state}, not through {throughMs}. {Host.Output}");
    }

    /// <summary>
    /// Waits until the service answers with all that is stored now, of live shards. Event times do not tell: shards that were caught up before
    /// an event of the past came in are through its time already. A commit that reaches a later time than now was made after all of it.
    /// </summary>
    public Task WaitForStoredAsync() => WaitForAsync(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private static Timestamp At(long milliseconds) => Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
