using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Observability.Tests.Rules;

/// <summary>The committed rules in the eyes of Prometheus' own tool.</summary>
public sealed class PromtoolTests
{
    private static readonly string Rules = Path.Combine(DeployFiles.Folder, "prometheus", "rules");

    public static TheoryData<string> CaseFiles => [.. Directory.EnumerateFiles(Path.Combine(Rules, "tests")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [SkippableFact]
    public async Task Check_Rules_AreValid()
    {
        foreach (var file in Directory.EnumerateFiles(Rules))
        {
            await MustAsync(Rules, "check", "rules", file);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(CaseFiles))]
    public async Task Test_Rules_DoWhatTheCasesExpect(string file) => await MustAsync(Path.Combine(Rules, "tests"), "test", "rules", file);

    [SkippableFact]
    public async Task Check_Config_IsValid()
    {
        using var folder = new TemporaryFolder();
        var config = (await File.ReadAllTextAsync(Path.Combine(DeployFiles.Folder, "prometheus", "prometheus.yml")))
            .Replace("/etc/prometheus/rules/", Rules + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder["prometheus.yml"], config);

        await MustAsync(folder.FullPath, "check", "config", "prometheus.yml");
    }

    private static async Task MustAsync(string folder, params string[] arguments)
    {
        Requires.Part(Executables.Find("promtool") is not null, "promtool", "install Debian's prometheus.", Executables.CanInstallPackages());
        var (exitCode, output) = await CommandLine.RunAsync(folder, "promtool", arguments);
        Assert.True(exitCode == 0, output);
    }
}
