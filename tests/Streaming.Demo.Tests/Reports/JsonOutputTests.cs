using Streaming.Demo.Cli;
using Streaming.Demo.DeadLetters;
using Streaming.Demo.Reports;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Demo.Tests.Reports;

public sealed class JsonOutputTests
{
    private static readonly KpiReport Report = new(
        DateTimeOffset.UnixEpoch, null, "state", false, "live", "UTC", [], new(0, new Dictionary<string, long>(), 0, Array.Empty<DeadLetter>()), new("bundled", 0, 0, 0, 0, 0, 0, 0, null), new(0, 0, 0, 0, 0, 0), [], []);

    [Fact]
    public async Task WriteAsync_Link_StaysOneAndWhatItLeadsToIsWritten()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["of-today"]);
        await File.WriteAllTextAsync(folder["of-today/out.json"], "old");
        File.CreateSymbolicLink(folder["latest.json"], folder["of-today/out.json"]);

        JsonOutput.MustBeWritable(folder["latest.json"]);
        await JsonOutput.WriteAsync(folder["latest.json"], Report, CancellationToken.None);

        Assert.NotNull(new FileInfo(folder["latest.json"]).LinkTarget);
        Assert.Contains("streaming.demo.kpis/1", await File.ReadAllTextAsync(folder["of-today/out.json"]), StringComparison.Ordinal);
        Assert.Equal(["latest.json", "of-today"], Directory.EnumerateFileSystemEntries(folder.FullPath).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    // A name in /dev/fd, as a shell gives it, and not /dev/null itself: a test must not take that away from the machine.
    [Fact]
    public async Task WriteAsync_FileOfTheSystem_IsWrittenInItsPlace()
    {
        using var folder = new TemporaryFolder();
        await using var file = new FileStream(folder["out.json"], FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite);
        var name = $"/dev/fd/{file.SafeFileHandle.DangerousGetHandle()}";

        JsonOutput.MustBeWritable(name);
        await JsonOutput.WriteAsync(name, Report, CancellationToken.None);

        Assert.Contains("streaming.demo.kpis/1", await new StreamReader(file).ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal("out.json", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(folder.FullPath))));
    }

    [Fact]
    public void MustBeWritable_FolderThatTakesNoFile_IsRefusedBeforeAnythingIsStarted()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["out.json.partial"]);

        Assert.Equal(ExitCodes.BadOption, Assert.Throws<DemoException>(() => JsonOutput.MustBeWritable(folder["out.json"])).ExitCode);
    }
}
