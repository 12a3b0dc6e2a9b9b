using System.Reflection;

namespace Streaming.Contracts.Tests;

/// <summary>The files of the contracts, as they lie in the repository.</summary>
internal static class ContractFiles
{
    private static readonly string Folder = Path.Combine(
        typeof(ContractFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!,
        "contracts");

    /// <summary>The text of one file.</summary>
    /// <param name="path">Its path below the folder of the contracts.</param>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>The names of a folder's JSON files, sorted.</summary>
    /// <param name="path">The folder's path below the folder of the contracts.</param>
    public static IEnumerable<string> JsonNames(string path) =>
        Directory.GetFiles(Path.Combine(Folder, path), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
