namespace Streaming.Observability.Rules;

/// <summary>A number that Prometheus computes once for several alerts and panels.</summary>
/// <param name="Name">Name of the series: <c>level:metric:operation</c>.</param>
/// <param name="Expression">PromQL.</param>
internal sealed record RecordingRule(string Name, string Expression);
