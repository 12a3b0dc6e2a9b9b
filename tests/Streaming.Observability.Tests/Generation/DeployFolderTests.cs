using Streaming.Observability.Generation;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Observability.Tests.Generation;

public sealed class DeployFolderTests
{
    [Fact]
    public void Differences_CommittedFiles_AreWhatIsGenerated() =>
        Assert.Empty(new DeployFolder(DeployFiles.Folder).Differences([.. DeployFiles.Generated.Files()]));

    [Fact]
    public void Differences_ChangedAbsentAndLeftFiles_AreEachNamed()
    {
        using var folder = new TemporaryFolder();
        var deploy = new DeployFolder(folder.FullPath);
        deploy.Write([new("prometheus/rules/a.yml", "a"), new("prometheus/rules/b.yml", "b"), new("other/c.yml", "c")]);

        var differences = deploy.Differences([new("prometheus/rules/a.yml", "changed"), new("prometheus/rules/d.yml", "d")]);

        Assert.Equal(
            ["prometheus/rules/a.yml is not what is generated", "prometheus/rules/d.yml is absent", "prometheus/rules/b.yml is no longer generated"],
            differences);
    }

    [Fact]
    public void Write_FilesOfBefore_GoWhereAllIsGenerated()
    {
        using var folder = new TemporaryFolder();
        var deploy = new DeployFolder(folder.FullPath);
        deploy.Write([new("prometheus/rules/a.yml", "a"), new("other/c.yml", "c")]);

        deploy.Write([new("prometheus/rules/b.yml", "b")]);

        Assert.False(File.Exists(folder["prometheus/rules/a.yml"]));
        Assert.True(File.Exists(folder["other/c.yml"]));
    }
}
