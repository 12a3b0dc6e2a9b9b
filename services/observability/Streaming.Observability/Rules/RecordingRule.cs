namespace Streaming.Observability.Rules;

/// <summary>A number that Prometheus computes once for several alerts and panels.</summary>
/// <param name="Name">Name of the series: <c>level:metric:operation</c>.</param>
/// <param name="Expression">PromQL.</param>
internal sealed record RecordingRule(string Name, string Expression)
{
    /// <summary>Labels that its series get beside those of the expression.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
