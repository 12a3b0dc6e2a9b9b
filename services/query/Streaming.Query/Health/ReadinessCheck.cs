using Microsoft.Extensions.Diagnostics.HealthChecks;
using Streaming.Hosting;

namespace Streaming.Query.Health;

/// <summary>What <c>/health/ready</c> says, for the gRPC health service.</summary>
/// <param name="health">The parts of the host.</param>
internal sealed class ReadinessCheck(HealthRegistry health) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        foreach (var part in health.Readiness)
        {
            if (part.Reason is { } reason)
            {
                return Task.FromResult(HealthCheckResult.Unhealthy($"{part.Name}: {reason}"));
            }
        }

        return Task.FromResult(HealthCheckResult.Healthy());
    }
}
