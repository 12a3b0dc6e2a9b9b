using System.IO.Compression;

namespace Streaming.Replay.Cli;

/// <summary>Where a command writes lines: a file, gzip when its name ends so, or standard output.</summary>
internal static class Output
{
    /// <summary>Opens it.</summary>
    /// <param name="path">The file; <c>-</c> is standard output.</param>
    /// <returns>The stream; dispose it.</returns>
    public static Stream Open(string path)
    {
        if (path == "-")
        {
            return Console.OpenStandardOutput();
        }

        var file = File.Create(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.SmallestSize) : file;
    }
}
