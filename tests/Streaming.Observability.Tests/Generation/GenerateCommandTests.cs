using Streaming.Observability.Cli;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Observability.Tests.Generation;

public sealed class GenerateCommandTests
{
    [Theory]
    [InlineData("--sla")]
    [InlineData("--settings")]
    public void Parse_FileThatIsNotThere_IsRefused(string option)
    {
        using var folder = new TemporaryFolder();

        var parsed = GenerateCommand.Create().Parse(["--output", folder.FullPath, option, folder["polices.yaml"]]);

        Assert.Equal($"{option} {folder["polices.yaml"]}: there is no such file.", Assert.Single(parsed.Errors).Message);
    }
}
