namespace Streaming.Query.Tests.Support;

/// <summary>One thing that a shard of tickets told those of customers.</summary>
/// <param name="Record">A record with this entry alone.</param>
/// <param name="TimeMs">Its time, Unix milliseconds.</param>
internal sealed record Told(byte[] Record, long TimeMs);
