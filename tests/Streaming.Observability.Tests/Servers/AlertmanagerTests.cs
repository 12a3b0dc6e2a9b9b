using Streaming.Observability.Servers;
using Streaming.Observability.Settings;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Observability.Tests.Servers;

/// <summary>Alertmanager's own tool on the committed routes.</summary>
public sealed class AlertmanagerTests
{
    private static readonly string Committed = Path.Combine(DeployFiles.Folder, "alertmanager", "alertmanager.yml");

    [SkippableFact]
    public async Task Check_CommittedFile_IsValid() => await MustAsync("check-config", Committed);

    [SkippableFact]
    public async Task Check_WithWebhooks_IsValid()
    {
        using var folder = new TemporaryFolder();
        var options = new ObservabilityOptions { PageWebhook = new Uri("http://localhost:1/page"), NotifyWebhook = new Uri("http://localhost:1/notify") };
        await File.WriteAllTextAsync(folder["alertmanager.yml"], AlertmanagerFile.Write(options, DeskHours.Always));

        var output = await MustAsync("check-config", folder["alertmanager.yml"]);

        Assert.Contains("2 receivers", output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("page", "alertname=StreamingShardFault", "severity=page", "area=pipeline")]
    [InlineData("page", "alertname=SlaBreach", "severity=page", "area=sla")]
    [InlineData("notify", "alertname=SlaAtRisk", "severity=notify", "area=sla")]
    [InlineData("notify", "alertname=StreamingDeadLetters", "severity=notify", "area=pipeline")]
    public async Task Route_OfAnAlert_GoesToItsReceiver(string receiver, params string[] labels) =>
        Assert.StartsWith(receiver + "\n", await MustAsync(["config", "routes", "test", $"--config.file={Committed}", .. labels]), StringComparison.Ordinal);

    private static async Task<string> MustAsync(params string[] arguments)
    {
        Requires.Part(Executables.Find("amtool") is not null, "amtool", "install Debian's prometheus-alertmanager.", Executables.CanInstallPackages());
        var (exitCode, output) = await CommandLine.RunAsync(DeployFiles.Folder, "amtool", arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }
}
