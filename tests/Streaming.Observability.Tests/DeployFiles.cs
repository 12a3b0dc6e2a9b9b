using Streaming.Observability.Cli;
using Streaming.Observability.Generation;
using Streaming.Observability.Settings;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Observability.Tests;

/// <summary>The committed files, and what the generator makes of the committed settings.</summary>
internal static class DeployFiles
{
    /// <summary>The deploy folder.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryRoot.FullPath, "deploy");

    /// <summary>What the generator makes.</summary>
    public static Deployment Generated { get; } = new(GenerateCommand.Read(Path.Combine(Folder, "observability.json")), SlaFile.Read(Path.Combine(Folder, SlaFile.Default)));
}
