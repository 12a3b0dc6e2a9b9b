using System.Globalization;
using Microsoft.Extensions.Hosting;
using Prometheus;
using Streaming.Contracts;
using Streaming.Domain.Settings;

namespace Streaming.Hosting;

/// <summary>
/// Tells a host's version and the hash of what decides its numbers, policies and calendars included: hosts with different hashes were told different
/// things.
/// </summary>
/// <param name="factory">Makes the gauge.</param>
/// <param name="settings">What decides the numbers.</param>
internal sealed class ConfigurationGauge(IMetricFactory factory, EngineSettings settings) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var version = typeof(ConfigurationGauge).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
        factory.CreateGauge(MetricNames.ConfigurationInfo, MetricHelp.ConfigurationInfo, [LabelNames.Version, LabelNames.ConfigurationHash])
            .WithLabels(version, settings.ConfigurationHash().ToString("x16", CultureInfo.InvariantCulture))
            .Set(1);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
