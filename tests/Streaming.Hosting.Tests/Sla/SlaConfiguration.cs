using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Streaming.Domain.Settings;

namespace Streaming.Hosting.Tests.Sla;

/// <summary>Configuration as a host reads it.</summary>
internal static class SlaConfiguration
{
    /// <summary>The settings of a host with some keys.</summary>
    public static EngineSettings SettingsOf(params (string Key, string? Value)[] keys)
    {
        using var services = Services(keys);
        return services.GetRequiredService<EngineSettings>();
    }

    /// <summary>The faults with which a host with some keys refuses to start.</summary>
    public static IEnumerable<string> Faults(params (string Key, string? Value)[] keys)
    {
        using var services = Services(keys);
        return Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate).Failures;
    }

    /// <summary>The keys of a section written as YAML.</summary>
    public static (string Key, string? Value)[] Yaml(string text)
    {
        using var reader = new StringReader(text);
        return [.. YamlConfiguration.Read(reader).Select(static pair => ($"Sla:{pair.Key}", pair.Value))];
    }

    private static ServiceProvider Services((string Key, string? Value)[] keys)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(keys.Select(static key => KeyValuePair.Create(key.Key, key.Value)))
            .Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddEngineSettings().BuildServiceProvider();
    }
}
