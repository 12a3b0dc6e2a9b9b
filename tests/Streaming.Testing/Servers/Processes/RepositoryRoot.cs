namespace Streaming.Testing.Servers.Processes;

/// <summary>Finds the repository that the running tests were built from.</summary>
public static class RepositoryRoot
{
    private const string Mark = "Streaming.sln";

    /// <summary>Its full path.</summary>
    public static string FullPath { get; } = Find();

    private static string Find()
    {
        // Build output may lie outside of the repository; the build then says where that is.
        var built = typeof(RepositoryRoot).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), inherit: false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>()
            .FirstOrDefault(pair => pair.Key == "RepositoryRoot")?.Value;
        foreach (var start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory, built })
        {
            for (var folder = start is null ? null : new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, Mark)))
                {
                    return folder.FullName;
                }
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} or {Environment.CurrentDirectory} holds {Mark}.");
    }
}
