namespace Streaming.Demo.Hosts;

/// <summary>Where the services find what they work with.</summary>
/// <param name="Kafka">Where Kafka's clients begin.</param>
/// <param name="Redis">Where Redis is.</param>
/// <param name="KeyPrefix">Begins every key in Redis; <see langword="null"/> for the services' own.</param>
/// <param name="PolicyFile">The file of SLA policies; <see langword="null"/> for none.</param>
/// <param name="IsRedisNew">Whether Redis begins empty each time, whatever Kafka has kept.</param>
internal sealed record PartAddresses(string Kafka, string Redis, string? KeyPrefix, string? PolicyFile = null, bool IsRedisNew = false);
