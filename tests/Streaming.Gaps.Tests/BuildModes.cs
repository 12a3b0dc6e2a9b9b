using System.Reflection;

namespace Streaming.Gaps.Tests;

/// <summary>How this build was made, as the build wrote it into the assembly.</summary>
internal static class BuildModes
{
    private static readonly Dictionary<string, string?> Facts = typeof(BuildModes).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .ToDictionary(static fact => fact.Key, static fact => fact.Value);

    /// <summary>The folder of the sources.</summary>
    public static string RepositoryRoot => Facts["RepositoryRoot"]!;

    /// <summary>Skips a test that looks into stand-ins where there are none.</summary>
    public static void SkipUnlessGaps()
        => Skip.If(Facts["BuildMode"] == "official", "Built with the official packages: nothing stands in for anything.");
}
