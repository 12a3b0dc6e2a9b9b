namespace Streaming.Testing.Servers.Monitoring;

/// <summary>A series of an answer.</summary>
/// <param name="Labels">Its labels.</param>
/// <param name="Value">Its number, the last one of a course.</param>
public sealed record PrometheusSeries(IReadOnlyDictionary<string, string> Labels, double Value);
