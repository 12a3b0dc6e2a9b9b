namespace Streaming.Observability.Grafana.Model;

/// <summary>A question to Prometheus.</summary>
/// <param name="Expression">PromQL; may use the dashboard's variables.</param>
/// <param name="Legend">Name of its series; labels in double braces.</param>
/// <param name="NormallyEmpty">Why it may have no answer; <see langword="null"/> for one that must have data while a desk works.</param>
internal sealed record PromQuery(string Expression, Words Legend, string? NormallyEmpty = null);
