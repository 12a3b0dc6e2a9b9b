using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prometheus;

namespace Streaming.Hosting;

/// <summary>What all hosts share: listeners, health, the metrics endpoint, the clock, and telling the bound URLs.</summary>
public static class StreamingHosting
{
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--urls-file"] = "Hosting:UrlsFile",
        ["--http-port"] = "Hosting:HttpPort",
        ["--address"] = "Hosting:Address",
    };

    // What the libraries tell of ordinary work would drown the rest; any other source can ask for it.
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:StackExchange.Redis"] = "Warning",
    };

    /// <summary>
    /// Adds the shared hosting concerns. The host listens on its HTTP/1.1 port (<c>/metrics</c>, <c>/health/live</c>,
    /// <c>/health/ready</c>) and on the further listeners given here. Registers <see cref="HealthRegistry"/>,
    /// <see cref="CollectorRegistry"/>, <see cref="IMetricFactory"/>, <see cref="BoundListeners"/> and <see cref="TimeProvider"/>.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="args">
    /// The command line; <c>--http-port</c>, <c>--address</c> and <c>--urls-file</c> are short for the keys of
    /// <see cref="HostingOptions"/>.
    /// </param>
    /// <param name="defaultHttpPort">The HTTP port where none is configured.</param>
    /// <param name="listeners">Makes the further listeners from the finished configuration; <see langword="null"/> for none.</param>
    /// <returns>The same builder.</returns>
    public static WebApplicationBuilder AddStreamingHosting(
        this WebApplicationBuilder builder,
        string[] args,
        int defaultHttpPort,
        Func<IConfiguration, IEnumerable<HostListener>>? listeners = null)
    {
        builder.AddSwitches(args, Switches);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        builder.Services.AddValidatedOptions<HostingOptions, HostingOptionsValidator>(HostingOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<HostingOptions>>(
            provider => new KnownKeysValidator(args, provider.GetServices<KnownSwitches>(), provider.GetRequiredService<IConfiguration>()));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<HealthRegistry>();
        builder.Services.TryAddSingleton<BoundListeners>();
        builder.Services.TryAddSingleton(_ => Metrics.NewCustomRegistry());
        builder.Services.TryAddSingleton<IMetricFactory>(
            provider => Metrics.WithCustomRegistry(provider.GetRequiredService<CollectorRegistry>()));
        builder.Services.AddHostedService<UrlReporter>();
        builder.Services.AddHostedService<ReadyGauge>();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
        builder.WebHost.ConfigureKestrel((context, kestrel) =>
            Listen(kestrel, defaultHttpPort, listeners?.Invoke(context.Configuration) ?? []));
        return builder;
    }

    /// <summary>Lets short switches of the command line stand for configuration keys. Switches that no part adds are faults at the start.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="args">The command line.</param>
    /// <param name="switches">The keys by switch.</param>
    public static void AddSwitches(this WebApplicationBuilder builder, string[] args, IDictionary<string, string> switches)
    {
        builder.Configuration.AddCommandLine(args, switches);
        builder.Services.AddSingleton(new KnownSwitches([.. switches.Keys]));
    }

    /// <summary>Maps <c>/metrics</c>, of which each answer is one filling of the gauges, <c>/health/live</c> and <c>/health/ready</c>.</summary>
    /// <param name="app">The host.</param>
    /// <returns>The same host.</returns>
    public static WebApplication MapStreamingEndpoints(this WebApplication app)
    {
        ScrapeTurns.Take(app.MapMetrics("/metrics", app.Services.GetRequiredService<CollectorRegistry>()).ReadOnly());
        HealthEndpoints.Map(app, app.Services.GetRequiredService<HealthRegistry>());
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, int defaultHttpPort, IEnumerable<HostListener> listeners)
    {
        HostingOptions options;
        try
        {
            options = kestrel.ApplicationServices.GetRequiredService<HostingOptions>();
        }
        catch (OptionsValidationException)
        {
            // The server is built before the start, which names the faults of all options together.
            return;
        }

        var bound = kestrel.ApplicationServices.GetRequiredService<BoundListeners>();
        foreach (var listener in (IEnumerable<HostListener>)[new("http", options.HttpPort ?? defaultHttpPort, HttpProtocols.Http1), .. listeners])
        {
            kestrel.Listen(ToAddress(options.Address), listener.Port, listen =>
            {
                listen.Protocols = listener.Protocols;
                bound.Add(listener.Name, listen);
            });
        }
    }

    private static IPAddress ToAddress(string address) => address == "*" ? IPAddress.Any : IPAddress.Parse(address);
}
