using System.Reflection;

namespace Streaming.Ingestion.Tests;

/// <summary>Finds files of the repository that a test compares the code with.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = typeof(RepositoryFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot")
        .Value!;

    /// <summary>The full path of a file or folder.</summary>
    public static string Find(params string[] path) => Path.Combine([Root, .. path]);
}
