using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Policies;

namespace Streaming.Hosting;

/// <summary>Registers what decides what the numbers mean, the same way for every host.</summary>
public static class EngineSettingsRegistration
{
    /// <summary>
    /// Adds <see cref="EngineOptions"/> and <see cref="SlaOptions"/>, checked at start, and what they come to: <see cref="EngineSettings"/> and
    /// <see cref="SlaPolicySet"/>. Their hash is told as a metric.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddEngineSettings(this IServiceCollection services)
    {
        services.AddValidatedOptions<EngineOptions, EngineOptionsValidator>(EngineOptions.Section);
        services.TryAddSingleton<SlaSource>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SlaOptions>, SlaOptionsValidator>());
        services.AddOptions<SlaOptions>().Configure<SlaSource>(static (options, source) => source.Options.Bind(options)).ValidateOnStart();
        services.TryAddSingleton(static provider => SlaPolicySetReader.Read(
            provider.GetRequiredService<IOptions<SlaOptions>>().Value,
            provider.GetRequiredService<SlaSource>().Folder,
            new FaultList(SlaOptions.Section)));
        services.TryAddSingleton(static provider =>
            provider.GetRequiredService<EngineOptions>().ToSettings() with { Sla = provider.GetRequiredService<SlaPolicySet>() });
        services.AddHostedService<ConfigurationGauge>();
        return services;
    }
}
