namespace Streaming.Observability.Generation;

/// <summary>The folder of rules, routes and dashboards.</summary>
/// <param name="path">Its path.</param>
internal sealed class DeployFolder(string path) : GeneratedFolder(path, ["prometheus/rules", "grafana/dashboards", "grafana/provisioning"]);
