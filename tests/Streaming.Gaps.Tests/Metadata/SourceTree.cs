using System.Reflection;

namespace Streaming.Gaps.Tests.Metadata;

/// <summary>Where the sources of this build are, as the build wrote it into the assembly.</summary>
internal static class SourceTree
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = typeof(SourceTree).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static fact => fact.Key == "RepositoryRoot").Value!;
}
