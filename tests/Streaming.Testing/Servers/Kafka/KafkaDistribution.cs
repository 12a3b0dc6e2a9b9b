using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Kafka;

/// <summary>An unpacked Kafka distribution.</summary>
/// <param name="Home">Its folder.</param>
public sealed record KafkaDistribution(string Home)
{
    private const string StartScript = "kafka-server-start.sh";

    /// <summary>The script that runs a broker.</summary>
    public string Start => Path.Combine(Home, "bin", StartScript);

    /// <summary>The script that prepares a broker's data folder.</summary>
    public string Storage => Path.Combine(Home, "bin", "kafka-storage.sh");

    /// <summary>
    /// Finds one: at <c>KAFKA_HOME</c>, otherwise a folder <c>shared/kafka</c> beside the repository or beside a folder above it.
    /// </summary>
    /// <returns>The distribution; <see langword="null"/> when there is none.</returns>
    public static KafkaDistribution? Find()
    {
        if (Environment.GetEnvironmentVariable("KAFKA_HOME") is { Length: > 0 } home)
        {
            return IsDistribution(home) ? new KafkaDistribution(home) : null;
        }

        for (var folder = Directory.GetParent(RepositoryRoot.FullPath); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "kafka");
            if (IsDistribution(candidate))
            {
                return new KafkaDistribution(candidate);
            }
        }

        return null;
    }

    private static bool IsDistribution(string folder) => File.Exists(Path.Combine(folder, "bin", StartScript));
}
