using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Domain.Sla.Policies;
using Streaming.Hosting;

namespace Streaming.Observability.Settings;

/// <summary>Reads SLA policies as the hosts do, so that alerts are made of the same promises and hours.</summary>
internal static class SlaFile
{
    /// <summary>Where the policies are, below the deploy folder.</summary>
    public const string Default = "sla/policies.yaml";

    /// <summary>The policies of a file.</summary>
    /// <param name="file">The file; where it is absent, nothing is promised.</param>
    public static SlaPolicySet Read(string file)
    {
        if (!File.Exists(file))
        {
            return SlaPolicySet.Empty;
        }

        var settings = new Dictionary<string, string?> { [$"{SlaOptions.Section}:{nameof(SlaOptions.File)}"] = Path.GetFullPath(file) };
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddEngineSettings()
            .BuildServiceProvider();
        return services.GetRequiredService<SlaPolicySet>();
    }
}
