using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Domain.Sla.Policies;
using Streaming.Hosting;
using Streaming.Observability.Rules.Sla;

namespace Streaming.Observability.Settings;

/// <summary>Reads SLA policies as the hosts do, so that alerts are made of the same promises.</summary>
internal static class SlaFile
{
    /// <summary>Where the policies are, below the deploy folder.</summary>
    public const string Default = "sla/policies.yaml";

    /// <summary>The promises of a file that are in force.</summary>
    /// <param name="file">The file; where it is absent, nothing is promised.</param>
    public static IReadOnlyList<SlaPromise> Read(string file)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        var settings = new Dictionary<string, string?> { [$"{SlaOptions.Section}:{nameof(SlaOptions.File)}"] = Path.GetFullPath(file) };
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddEngineSettings()
            .BuildServiceProvider();
        return SlaPromise.Of(services.GetRequiredService<SlaPolicySet>());
    }
}
