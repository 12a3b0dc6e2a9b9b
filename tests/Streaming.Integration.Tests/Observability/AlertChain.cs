using Streaming.Domain.Sla.Policies;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Observability.Generation;
using Streaming.Observability.Rules;
using Streaming.Observability.Servers;
using Streaming.Observability.Settings;
using Streaming.Testing.Servers.Monitoring;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Integration.Tests.Observability;

/// <summary>
/// The whole chain from a pipeline's metrics to whoever is told: a real Prometheus with the generated rules, a real Alertmanager with the
/// generated routes, at the shipped intervals, and a webhook.
/// </summary>
internal sealed class AlertChain : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly AlertmanagerServer _alertmanager;
    private readonly PrometheusServer _prometheus;

    private AlertChain(TemporaryFolder folder, WebhookReceiver receiver, AlertmanagerServer alertmanager, PrometheusServer prometheus) =>
        (_folder, Receiver, _alertmanager, _prometheus) = (folder, receiver, alertmanager, prometheus);

    /// <summary>Hears what is told.</summary>
    public WebhookReceiver Receiver { get; }

    /// <summary>Evaluates the rules.</summary>
    public PrometheusServer Prometheus => _prometheus;

    /// <summary>Starts the chain.</summary>
    /// <param name="worker">Where the worker's metrics are.</param>
    /// <param name="query">Where the query service's metrics are.</param>
    public static async Task<AlertChain> StartAsync(Uri worker, Uri query)
    {
        var receiver = await WebhookReceiver.StartAsync();
        var options = new ObservabilityOptions { PageWebhook = receiver.UrlOf("page"), NotifyWebhook = receiver.UrlOf("notify") };
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["rules.yml"], new RuleFile(options).Write(new Deployment(options, SlaPolicySet.Empty).Rules));
        var alertmanager = await AlertmanagerServer.StartAsync(AlertmanagerFile.Write(options, DeskHours.Always));
        var prometheus = await PrometheusServer.StartAsync(PrometheusFile.Write(
            options,
            [(JobNames.Ingestion, worker.Authority), (JobNames.Query, query.Authority)],
            [folder["rules.yml"]],
            [alertmanager.Address]));
        return new AlertChain(folder, receiver, alertmanager, prometheus);
    }

    /// <summary>Waits until a message about an alert has come.</summary>
    /// <param name="alert">Name of the rule.</param>
    /// <param name="isFiring">Whether it fires, or has ended.</param>
    /// <param name="policy">Of which policy; of any, when left out.</param>
    public Task<WebhookMessage> ToldAsync(string alert, bool isFiring, string? policy = null) => Wait.ForAsync(
        () => Task.FromResult(Receiver.About(alert, policy).FirstOrDefault(message => message.IsFiring == isFiring)),
        () => $"nobody was told of {alert} ({(isFiring ? "firing" : "ended")}); told: {string.Join(", ", Receiver.Messages)}. {_prometheus.Output} {_alertmanager.Output}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _prometheus.DisposeAsync();
        await _alertmanager.DisposeAsync();
        await Receiver.DisposeAsync();
        _folder.Dispose();
    }
}
