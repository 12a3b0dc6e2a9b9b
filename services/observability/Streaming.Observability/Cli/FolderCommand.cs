using Streaming.Observability.Generation;

namespace Streaming.Observability.Cli;

/// <summary>What commands that generate files do with them.</summary>
internal static class FolderCommand
{
    /// <summary>Writes the files, or says how what is there differs from them.</summary>
    /// <param name="folder">Where they belong.</param>
    /// <param name="files">The files.</param>
    /// <param name="isCheck">Whether to write nothing.</param>
    /// <returns>The exit code: 1 where something differs.</returns>
    public static int Run(GeneratedFolder folder, IReadOnlyCollection<GeneratedFile> files, bool isCheck)
    {
        if (!isCheck)
        {
            folder.Write(files);
            return 0;
        }

        var differences = folder.Differences(files);
        foreach (var difference in differences)
        {
            Console.Error.WriteLine(difference);
        }

        return differences.Count == 0 ? 0 : 1;
    }
}
