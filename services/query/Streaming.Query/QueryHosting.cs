using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Windows;
using Streaming.Hosting;
using Streaming.Query.Answers;
using Streaming.Query.Board;
using Streaming.Query.Grpc;
using Streaming.Query.Health;
using Streaming.Query.Index;
using Streaming.Query.Metrics;
using Streaming.Query.Options;
using Streaming.Query.Refresh;
using Streaming.Query.Runbooks;
using Streaming.Query.Tickets;
using Streaming.Redis;
using Streaming.Redis.Reading;

namespace Streaming.Query;

/// <summary>Registers the query service.</summary>
internal static class QueryHosting
{
    /// <summary>Name under which the gRPC URL is reported.</summary>
    public const string GrpcListener = "grpc";

    private const int DefaultHttpPort = 9466;

    private static readonly Dictionary<string, string> Switches = new() { ["--grpc-port"] = $"{QueryOptions.Section}:{nameof(QueryOptions.GrpcPort)}" };

    /// <summary>Builds the query service, ready to be mapped and run.</summary>
    /// <param name="args">The command line.</param>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.AddStreamingHosting(args, DefaultHttpPort, Listeners);
        builder.AddQuery(args);
        return builder.Build();
    }

    /// <summary>Adds the query service with its options. <c>REDIS_URL</c> says where Redis is.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="args">The command line.</param>
    /// <returns>The same builder.</returns>
    public static WebApplicationBuilder AddQuery(this WebApplicationBuilder builder, string[] args)
    {
        builder.Configuration.AddEnvironmentAliases(("REDIS_URL", "Redis:Address"));
        builder.AddSwitches(args, Switches);

        // Readiness is told when it changes; the checker would log an error every second until the first index is there.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        var services = builder.Services;
        services.AddEngineSettings();
        services.AddValidatedOptions<QueryOptions, QueryOptionsValidator>(QueryOptions.Section);
        services.AddValidatedOptions<KpiOptions, KpiOptionsValidator>(KpiOptions.Section);
        services.AddStreamingRedis().AddReadableOptions<RedisOptions>(RedisOptions.Section);
        services.TryAddSingleton(provider => KpiSettingsOf(
            provider.GetRequiredService<EngineOptions>(), provider.GetRequiredService<SlaPolicySet>(), provider.GetRequiredService<EngineSettings>()));
        AddIndex(services);
        AddServing(services);
        return builder;
    }

    /// <summary>The listeners beside the HTTP/1.1 port.</summary>
    /// <param name="configuration">The finished configuration.</param>
    public static IEnumerable<HostListener> Listeners(IConfiguration configuration)
    {
        var options = configuration.ReadOptions<QueryOptions>(QueryOptions.Section);
        return [new HostListener(GrpcListener, options.GrpcPort, HttpProtocols.Http2)];
    }

    /// <summary>Maps the gRPC services (KPIs, tickets, comments, health, reflection), the runbooks and the wall-board.</summary>
    /// <param name="app">The host.</param>
    /// <returns>The same host.</returns>
    public static WebApplication MapQuery(this WebApplication app)
    {
        app.Services.GetRequiredService<KpiExporter>();
        app.MapGrpcService<KpiGrpcService>();
        app.MapGrpcService<TicketGrpcService>();
        app.MapGrpcService<FeedbackGrpcService>();
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
        RunbookEndpoints.Map(app);
        app.MapBoard();
        return app;
    }

    private static void AddIndex(IServiceCollection services)
    {
        services.AddSingleton(provider => new LiveIndex(provider.GetRequiredService<EngineSettings>().Zones));
        services.AddSingleton<ReaderMetrics>();
        services.AddSingleton<SnapshotStore>();
        services.AddSingleton(provider => new ShardSets(ShardSetOf(provider, null), ShardSetOf(provider, provider.GetRequiredService<QueryOptions>().CustomerShardGroup)));
        services.AddSingleton<IndexRefresher>();
        services.AddHostedService(provider => provider.GetRequiredService<IndexRefresher>());
    }

    private static void AddServing(IServiceCollection services)
    {
        services.AddSingleton<AsOfClock>();
        services.AddSingleton(TimePlanOf);

        // Not the checked options: other checks need the cubes, and each section names its own faults.
        services.AddSingleton(provider => new CubeCatalogue(provider.GetRequiredService<IConfiguration>().ReadOptions<EngineOptions>(EngineOptions.Section)));
        services.AddSingleton(ServedKpisOf);
        services.AddSingleton(provider => provider.GetRequiredService<KpiOptions>().ToStandards(provider.GetRequiredService<CubeCatalogue>().Find));
        services.AddSingleton<SelectionReader>();
        services.AddSingleton<KeptKpis>();
        services.AddSingleton<DimensionQueries>();
        services.AddSingleton<SharedResults>();
        services.AddSingleton<KpiQueries>();
        services.AddSingleton<KpiCatalogue>();
        services.AddSingleton<LoadProfileQueries>();
        services.AddSingleton<KpiWatch>();
        services.AddSingleton<WatchLimit>();
        services.AddSingleton<KpiExporter>();
        services.AddBoard();
        services.AddTickets();
        services.AddGrpc(static grpc => grpc.MaxReceiveMessageSize = QueryLimits.RequestBytes);
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks(static health =>
        {
            health.Services.Map("streaming.kpi.v1.KpiService", static _ => true);
            health.Services.Map("streaming.kpi.v1.TicketService", static _ => true);
            health.Services.Map("streaming.kpi.v1.FeedbackService", static _ => true);
        })
            .AddCheck<ReadinessCheck>("ready");
        services.Configure<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckPublisherOptions>(static publisher =>
        {
            publisher.Delay = TimeSpan.Zero;
            publisher.Period = TimeSpan.FromSeconds(1);
        });
    }

    private static ServedKpis ServedKpisOf(IServiceProvider provider)
    {
        // Nor are these the checked options.
        var options = provider.GetRequiredService<IConfiguration>().ReadOptions<KpiOptions>(KpiOptions.Section);
        return new ServedKpis(new DefinedKpiReader(provider.GetRequiredService<CubeCatalogue>()).Read(options.Defined, new FaultList(KpiOptions.Section)));
    }

    private static ShardSet ShardSetOf(IServiceProvider provider, string? group) => new(
        provider.GetRequiredService<IShardReader>(),
        provider.GetRequiredService<LiveIndex>(),
        provider.GetRequiredService<QueryOptions>(),
        provider.GetRequiredService<RedisOptions>(),
        provider.GetRequiredService<ReaderMetrics>(),
        group);

    private static TimePlan TimePlanOf(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<EngineSettings>();
        var lengths = new PaneSpanLengths(
            (long)settings.FinestSpan.TotalMilliseconds,
            (long)settings.QuarterHourSpan.TotalMilliseconds,
            (long)settings.DaySpan.TotalMilliseconds);
        return new TimePlan(settings.Zones, lengths, provider.GetRequiredService<AsOfClock>(), provider.GetRequiredService<KpiOptions>().FirstDayOfWeek);
    }

    private static KpiSettings KpiSettingsOf(EngineOptions options, SlaPolicySet policies, EngineSettings engine) => new()
    {
        PromisedClocks = policies.PromisedClocks(),
        LongestResolutionDelayMs = Math.Max((long)options.ResolutionDelay.TotalMilliseconds, policies.LongestResolutionDelayMs() ?? 0),
        ReopenPeriodMs = (long)options.FirstContactWindow.TotalMilliseconds,
        DeflectionDelayMs = (long)options.DeflectionDelay.TotalMilliseconds,
        CurrencyOf = engine.CurrencyOf,
        SurveyUnit = options.SurveyUnit,
        SurveyCuts = options.ToSurveyCuts(),
    };
}
