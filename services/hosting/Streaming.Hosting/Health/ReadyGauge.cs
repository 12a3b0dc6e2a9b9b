using Microsoft.Extensions.Hosting;
using Prometheus;
using Streaming.Contracts;

namespace Streaming.Hosting;

/// <summary>Shows readiness as a metric, so that a dashboard sees what <c>/health/ready</c> says.</summary>
/// <param name="registry">Asked for metrics by scrapes.</param>
/// <param name="factory">Makes the gauge.</param>
/// <param name="health">Knows whether all parts are ready.</param>
internal sealed class ReadyGauge(CollectorRegistry registry, IMetricFactory factory, HealthRegistry health) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var gauge = factory.CreateGauge(MetricNames.Ready, MetricHelp.Ready);
        registry.AddBeforeCollectCallback(() => gauge.Set(health.Readiness.All(part => part.IsHealthy) ? 1 : 0));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
