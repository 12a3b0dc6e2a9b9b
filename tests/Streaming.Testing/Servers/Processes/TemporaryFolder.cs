namespace Streaming.Testing.Servers.Processes;

/// <summary>A folder that is gone with its content when disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("streaming-");

    /// <summary>The folder's full path.</summary>
    public string FullPath => _folder.FullName;

    /// <summary>The full path of something in it.</summary>
    /// <param name="name">Its name in the folder.</param>
    public string this[string name] => Path.Combine(FullPath, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A server that is just ending may still write: what is left lies in the system's temporary folder.
        }
    }
}
