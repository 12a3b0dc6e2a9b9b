using System.Diagnostics;
using System.Globalization;
using Streaming.Demo.Cli;

namespace Streaming.Demo.Processes;

/// <summary>Where one demo puts what its parts write: a temporary folder, gone with the demo, and the folder for logs where one is named.</summary>
internal sealed class RunFolder : IDisposable
{
    private const string Name = "streaming-demo-";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory(string.Create(CultureInfo.InvariantCulture, $"{Name}{Environment.ProcessId}-"));
    private readonly string? _logs;

    /// <summary>Makes the folders.</summary>
    /// <param name="logs">Where logs are kept; <see langword="null"/>: nowhere.</param>
    /// <exception cref="DemoException">The folder for logs cannot be made.</exception>
    public RunFolder(string? logs)
    {
        RemoveAbandoned();
        try
        {
            _logs = logs is null ? null : Directory.CreateDirectory(logs).FullName;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw new DemoException($"--log-folder {logs}: {(File.Exists(logs) ? "this is a file" : "the folder cannot be made there")}.", ExitCodes.BadOption);
        }
    }

    /// <summary>The full path of the temporary folder.</summary>
    public string FullPath => _folder.FullName;

    /// <summary>The full path of something in the temporary folder.</summary>
    /// <param name="name">Its name there.</param>
    public string this[string name] => Path.Combine(FullPath, name);

    /// <summary>Where a part's log goes.</summary>
    /// <param name="part">The part.</param>
    /// <returns>The file's full path; <see langword="null"/> when logs are not kept.</returns>
    public string? LogOf(string part) => _logs is null ? null : Path.Combine(_logs, part + ".log");

    /// <inheritdoc/>
    public void Dispose() => Remove(_folder.FullName);

    // A demo that was killed could not tidy up.
    private static void RemoveAbandoned()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Name + "*"))
        {
            var rest = Path.GetFileName(folder)[Name.Length..];
            if (int.TryParse(rest.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var owner) && !IsRunning(owner))
            {
                Remove(folder);
            }
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or still held by the system for a moment: it lies among temporary files.
        }
    }
}
