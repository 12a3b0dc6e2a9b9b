using Streaming.Observability.Rules;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Observability.Tests.Rules;

public sealed class ReadmeTests
{
    [Fact]
    public void Readme_Alerts_AreAllListedWithTheirSeverity()
    {
        var rows = File.ReadLines(Path.Combine(RepositoryRoot.FullPath, "README.md")).Where(line => line.StartsWith('|')).ToList();

        Assert.All(DeployFiles.Generated.Rules.SelectMany(group => group.Alerts), alert => Assert.Contains(
            rows, row => row.Contains($"`{alert.Name}`", StringComparison.Ordinal) && row.Contains($"| {RuleLabels.Text(alert.Severity)} |", StringComparison.Ordinal)));
    }
}
