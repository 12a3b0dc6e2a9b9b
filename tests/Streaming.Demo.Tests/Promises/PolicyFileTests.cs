using Streaming.Demo.Cli;
using Streaming.Demo.Processes;
using Streaming.Demo.Promises;

namespace Streaming.Demo.Tests.Promises;

public sealed class PolicyFileTests : IDisposable
{
    private readonly RunFolder _folder = new(null);

    [Fact]
    public void Prepare_EventsAreMoved_MovesTheHoursAndNothingElse()
    {
        var path = PolicyFile.Prepare(new(), TimeSpan.FromHours(10), _folder)!;

        Assert.Equal(
            File.ReadAllText(PolicyFile.BundledPath()).Replace("mon-fri 08:00-18:00", "mon,tue,wed,thu,fri 18:00-04:00", StringComparison.Ordinal),
            File.ReadAllText(path));
    }

    [Fact]
    public void Prepare_EventsKeepTheirTimes_IsTheBundledFile() => Assert.Equal(PolicyFile.BundledPath(), PolicyFile.Prepare(new(), null, _folder));

    [Fact]
    public void Prepare_AnotherFile_IsThatFileAsItIs() => Assert.Equal(
        Path.GetFullPath("mine.yaml"), PolicyFile.Prepare(new() { Sla = "mine.yaml" }, TimeSpan.FromHours(10), _folder));

    [Fact]
    public void Prepare_None_IsNoFile() => Assert.Null(PolicyFile.Prepare(new() { Sla = DemoOptions.NoSla }, null, _folder));

    [Fact]
    public void MustBeThere_NoSuchFile_IsRefusedBeforeAnythingIsStarted()
    {
        var refused = Assert.Throws<DemoException>(() => PolicyFile.MustBeThere(new() { Sla = "nowhere.yaml" }));

        Assert.Equal("--sla nowhere.yaml: there is no such file. 'none' has no policies.", refused.Message);
        Assert.Equal(ExitCodes.BadOption, refused.ExitCode);
    }

    [Fact]
    public void MustBeThere_Folder_IsCalledOne()
    {
        var refused = Assert.Throws<DemoException>(() => PolicyFile.MustBeThere(new() { Sla = _folder.FullPath }));

        Assert.Equal($"--sla {_folder.FullPath}: this is a folder. 'none' has no policies.", refused.Message);
    }

    public void Dispose() => _folder.Dispose();
}
