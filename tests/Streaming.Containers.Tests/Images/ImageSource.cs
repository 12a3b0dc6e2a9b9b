using System.IO.Enumeration;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Containers.Tests.Images;

/// <summary>What an engine would be sent to build images from: the repository without what .dockerignore names.</summary>
internal static class ImageSource
{
    private const string Anywhere = "**/";

    /// <summary>The repository.</summary>
    public static string Repository => RepositoryRoot.FullPath;

    /// <summary>Whether a path is left out: by a pattern of the whole path, or, after <c>**/</c>, of its last name.</summary>
    /// <param name="patterns">The lines of .dockerignore.</param>
    /// <param name="path">A path in the repository, with slashes.</param>
    public static bool IsIgnored(IReadOnlyList<string> patterns, string path) => patterns.Any(pattern => pattern.StartsWith(Anywhere, StringComparison.Ordinal)
        ? FileSystemName.MatchesSimpleExpression(pattern.AsSpan(Anywhere.Length), path.AsSpan(path.LastIndexOf('/') + 1), ignoreCase: false)
        : FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false));

    /// <summary>Copies the repository.</summary>
    /// <param name="target">An empty folder.</param>
    public static void CopyTo(string target)
    {
        var patterns = File.ReadAllLines(Path.Combine(Repository, ".dockerignore"));
        Copy(patterns, "", target);
    }

    private static void Copy(string[] patterns, string folder, string target)
    {
        Directory.CreateDirectory(Path.Combine(target, folder));
        foreach (var entry in new DirectoryInfo(Path.Combine(Repository, folder)).EnumerateFileSystemInfos())
        {
            var path = folder.Length > 0 ? $"{folder}/{entry.Name}" : entry.Name;
            if (IsIgnored(patterns, path))
            {
                continue;
            }

            if (entry is DirectoryInfo)
            {
                Copy(patterns, path, target);
            }
            else
            {
                File.Copy(entry.FullName, Path.Combine(target, path));
            }
        }
    }
}
