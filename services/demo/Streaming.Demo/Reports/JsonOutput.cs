using Streaming.Demo.Cli;

namespace Streaming.Demo.Reports;

/// <summary>Where <c>--json</c> writes.</summary>
internal static class JsonOutput
{
    /// <summary>The name that means standard output.</summary>
    public const string StandardOutput = "-";

    /// <summary>Refuses a file that could not be written at the end, before anything is started.</summary>
    /// <param name="file">The file; <see langword="null"/> for none.</param>
    /// <exception cref="DemoException">Its folder is not there or must not be written, or it is a folder.</exception>
    public static void MustBeWritable(string? file)
    {
        if (file is null or StandardOutput)
        {
            return;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(file));
        if (!Directory.Exists(folder) || Directory.Exists(file))
        {
            throw new DemoException($"--json {file}: {(Directory.Exists(file) ? "this is a folder" : $"there is no folder {folder}")}.", ExitCodes.BadOption);
        }

        if (IsDevice(file))
        {
            return;
        }

        try
        {
            var partial = PartialOf(file);
            using (new FileStream(partial, FileMode.Create, FileAccess.Write))
            {
            }

            File.Delete(partial);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DemoException($"--json {file}: it cannot be written there: {failure.Message}", ExitCodes.BadOption);
        }
    }

    /// <summary>Writes a report: beside the file first and then in its place, so that nobody reads half of it.</summary>
    /// <param name="file">The file, <see cref="StandardOutput"/>, or <see langword="null"/> for none.</param>
    /// <param name="report">The report.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static async Task WriteAsync(string? file, KpiReport report, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return;
        }

        if (file == StandardOutput)
        {
            await using var output = Console.OpenStandardOutput();
            await report.WriteAsync(output, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (IsDevice(file))
        {
            await using var device = new FileStream(file, FileMode.Create, FileAccess.Write);
            await report.WriteAsync(device, cancellationToken).ConfigureAwait(false);
            return;
        }

        var partial = PartialOf(file);
        await using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write))
        {
            await report.WriteAsync(stream, cancellationToken).ConfigureAwait(false);
        }

        File.Move(partial, Target(file), overwrite: true);
    }

    // The system's own files, such as /dev/null or the pipe that a shell names /dev/fd/63: to move anything in their place would take them away.
    private static bool IsDevice(string file) => Path.GetFullPath(file) is var path
        && ((path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)) || path.StartsWith("/proc/", StringComparison.Ordinal));

    private static string PartialOf(string file) => Target(file) + ".partial";

    // A link stays one: what it leads to is written.
    private static string Target(string file) => new FileInfo(file).LinkTarget is null ? file : File.ResolveLinkTarget(file, returnFinalTarget: true)!.FullName;
}
