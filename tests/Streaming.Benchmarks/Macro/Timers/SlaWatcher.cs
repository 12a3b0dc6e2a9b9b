using Grpc.Core;
using Grpc.Net.Client;
using Streaming.Benchmarks.Macro.Reports;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Benchmarks.Macro.Timers;

/// <summary>Watches what becomes of SLA clocks over gRPC, and keeps when each event came.</summary>
/// <param name="address">The query service's gRPC address.</param>
internal sealed class SlaWatcher(Uri address) : IDisposable
{
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(address);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (SlaEventKind Kind, long AtMs, long ReadMs)> _read = [];
    private string _token = "";

    /// <summary>Events with an id that came before.</summary>
    public int Repeats { get; private set; }

    /// <summary>From the due times in a span until the breach came, milliseconds.</summary>
    /// <param name="fromMs">Unix milliseconds.</param>
    /// <param name="toMs">Unix milliseconds, not inside.</param>
    public Percentiles BreachesMs(long fromMs, long toMs)
    {
        lock (_lock)
        {
            return Percentiles.Of(_read.Values.Where(one => one.Kind == SlaEventKind.Breached && one.AtMs >= fromMs && one.AtMs < toMs).Select(static one => (double)(one.ReadMs - one.AtMs)));
        }
    }

    /// <summary>Watches until stopped; goes on by token where the stream breaks, or is not there yet.</summary>
    /// <param name="stopping">Stops it.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        var client = new TicketService.TicketServiceClient(_channel);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                using var watch = client.WatchSlaEvents(new WatchSlaEventsRequest { ResumeToken = _token }, cancellationToken: stopping);
                await foreach (var message in watch.ResponseStream.ReadAllAsync(stopping))
                {
                    Take(message);
                }
            }
            catch (RpcException) when (!stopping.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, CancellationToken.None);
            }
            catch (Exception fault) when (fault is RpcException or OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private void Take(WatchSlaEventsResponse message)
    {
        var readMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        lock (_lock)
        {
            foreach (var one in message.Events)
            {
                Repeats += _read.TryAdd(one.Id, (one.Kind, one.Time.ToDateTimeOffset().ToUnixTimeMilliseconds(), readMs)) ? 0 : 1;
            }
        }

        _token = message.ResumeToken;
    }
}
