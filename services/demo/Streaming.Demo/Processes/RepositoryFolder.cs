namespace Streaming.Demo.Processes;

/// <summary>Finds the repository that this program belongs to: it holds the tool manifest.</summary>
internal static class RepositoryFolder
{
    /// <summary>Names the folder where the program does not lie below it.</summary>
    public const string Variable = "STREAMING_ROOT";

    private const string Mark = "Streaming.sln";

    /// <summary>Looks for it.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="DemoException">It is nowhere.</exception>
    public static string Find()
    {
        foreach (var start in new[] { Environment.GetEnvironmentVariable(Variable), AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (var folder = string.IsNullOrEmpty(start) ? null : new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, Mark)))
                {
                    return folder.FullName;
                }
            }
        }

        throw new DemoException($"The repository (a folder with {Mark}) is not above {AppContext.BaseDirectory}: name it in {Variable}.");
    }
}
