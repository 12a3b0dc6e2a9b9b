using System.Diagnostics;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Containers.Tests.Images;

/// <summary>What the images hold: the build stage's commands, run in a copy of what an engine would be sent, and copied as the Dockerfile says.</summary>
public sealed class BuiltImages : IAsyncLifetime, IDisposable
{
    private const string Variable = "TEST_IMAGES";
    private const string Absent = "NU110";
    private readonly TemporaryFolder _folder = new();
    private string _output = "";
    private bool _isBuilt;

    private static bool IsAsked => Environment.GetEnvironmentVariable(Variable) == "1";

    private string Source => _folder["source"];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (!IsAsked || !Contained.IsPossible)
        {
            return;
        }

        ImageSource.CopyTo(Source);
        foreach (var command in Dockerfile.RunsOf("build"))
        {
            (_isBuilt, _output) = await RunAsync(command.Replace("/app/", _folder["app/"], StringComparison.Ordinal));
            if (!_isBuilt)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    /// <summary>The folder that an image has at /app; ends the test where images cannot be made or started here.</summary>
    /// <param name="target">The image's stage.</param>
    public string AppOf(string target)
    {
        Requires.Part(IsAsked, "The wish to build images", $"it takes minutes; set {Variable}=1.", couldBeProvided: false);
        Contained.Require();
        Requires.Part(_isBuilt || !_output.Contains(Absent, StringComparison.Ordinal), "The official packages", "the package source lacks some of them.", couldBeProvided: false);
        Assert.True(_isBuilt, _output);
        var image = _folder[$"image-{target}"];
        if (!Directory.Exists(image))
        {
            foreach (var (from, to) in Dockerfile.CopiesOf(target))
            {
                CopyFolder(Real(from), Path.GetFullPath(Path.Combine(image, to)));
            }
        }

        return image;
    }

    /// <summary>A file that all images have beside their own.</summary>
    /// <param name="name">Where they have it.</param>
    public string SharedFile(string name) => Real(Dockerfile.CopiesOf("base").Single(copy => copy.To == name).From);

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)), overwrite: true);
        }
    }

    private string Real(string path) => path.StartsWith("/source", StringComparison.Ordinal) ? Source + path["/source".Length..] : _folder.FullPath + path;

    private async Task<(bool IsDone, string Output)> RunAsync(string command)
    {
        var log = _folder["build.log"];
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"( {command} ) > {log} 2>&1"]) { WorkingDirectory = Source };
        // No build node outlives it.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment.Remove("BuildMode");
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return (process.ExitCode == 0, await File.ReadAllTextAsync(log));
    }
}
