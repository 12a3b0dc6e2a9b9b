using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Memory;

namespace Streaming.Hosting;

/// <summary>
/// Short environment variables and command-line switches that stand for configuration keys, such as <c>KAFKA_BOOTSTRAP</c> for
/// <c>Kafka:Bootstrap</c>.
/// </summary>
public static class EnvironmentAliases
{
    /// <summary>
    /// Lets environment variables set configuration keys. They win over files and over the long names, and lose to the command line.
    /// </summary>
    /// <param name="configuration">The configuration that is being built.</param>
    /// <param name="aliases">Pairs of an environment variable's name and the key that it sets. Unset and empty variables set nothing.</param>
    public static void AddEnvironmentAliases(
        this IConfigurationBuilder configuration,
        params ReadOnlySpan<(string Variable, string Key)> aliases)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (variable, key) in aliases)
        {
            var value = Environment.GetEnvironmentVariable(variable);
            if (!string.IsNullOrEmpty(value))
            {
                values[key] = value;
            }
        }

        // Builders read the command line twice, before the files too, so that it can name those: only what comes last wins over everything else.
        var sources = configuration.Sources;
        var place = sources.Count;
        while (place > 0 && sources[place - 1] is CommandLineConfigurationSource)
        {
            place--;
        }

        sources.Insert(place, new MemoryConfigurationSource { InitialData = values });
    }
}
