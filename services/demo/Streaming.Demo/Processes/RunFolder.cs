namespace Streaming.Demo.Processes;

/// <summary>Where one demo puts what its parts write: a temporary folder, gone with the demo, and the folder for logs where one is named.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("streaming-demo-");
    private readonly string? _logs;

    /// <summary>Makes the folders.</summary>
    /// <param name="logs">Where logs are kept; <see langword="null"/>: nowhere.</param>
    /// <exception cref="IOException">A folder cannot be made.</exception>
    public RunFolder(string? logs)
    {
        _logs = logs is null ? null : Directory.CreateDirectory(logs).FullName;
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
    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A part that was killed may have left something that the system still holds: it lies in the temporary folder.
        }
    }
}
