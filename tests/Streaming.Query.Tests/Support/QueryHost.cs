using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Streaming.Domain.Sla.Policies;
using Streaming.Hosting;
using Streaming.Query.Refresh;
using Streaming.Redis.Reading;

namespace Streaming.Query.Tests.Support;

/// <summary>The query service on free ports, over shards in this process and a clock that the test moves.</summary>
internal sealed class QueryHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private QueryHost(WebApplication app, ManualTimeProvider time)
    {
        _app = app;
        Time = time;
        var urls = app.Services.GetRequiredService<BoundListeners>().Urls;
        Channel = GrpcChannel.ForAddress(urls["grpc"]);
        Http = new HttpClient { BaseAddress = urls["http"] };
    }

    public ManualTimeProvider Time { get; }

    public GrpcChannel Channel { get; }

    public HttpClient Http { get; }

    public Contracts.Kpi.V1.KpiService.KpiServiceClient Client => new(Channel);

    public Contracts.Kpi.V1.TicketService.TicketServiceClient Tickets => new(Channel);

    public Contracts.Kpi.V1.FeedbackService.FeedbackServiceClient Feedback => new(Channel);

    public IServiceProvider Services => _app.Services;

    public SnapshotStore Snapshots => _app.Services.GetRequiredService<SnapshotStore>();

    public static Task<QueryHost> StartAsync(IShardReader reader, DateTimeOffset now, params string[] settings) => StartAsync(reader, now, policies: null, settings);

    /// <summary>A query service with policies that its settings do not say.</summary>
    public static async Task<QueryHost> StartAsync(IShardReader reader, DateTimeOffset now, SlaPolicySet? policies, params string[] settings)
    {
        var time = new ManualTimeProvider(now);
        string[] args = ["--http-port=0", "--grpc-port=0", .. settings];
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IShardReader>(reader);
        if (policies is not null)
        {
            builder.Services.AddSingleton(policies);
        }

        builder.AddStreamingHosting(args, 0, QueryHosting.Listeners);
        builder.AddQuery(args);

        // The test refreshes; the loop would do so at times of its own.
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationFactory is Func<IServiceProvider, IndexRefresher> && service.ServiceType == typeof(IHostedService)));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapStreamingEndpoints();
        app.MapQuery();
        await app.StartAsync();
        return new QueryHost(app, time);
    }

    /// <summary>Lets the index take in what the shards have committed.</summary>
    public Task<TimeSpan> RefreshAsync() => _app.Services.GetRequiredService<IndexRefresher>().RefreshAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
