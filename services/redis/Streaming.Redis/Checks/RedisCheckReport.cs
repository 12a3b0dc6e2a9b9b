namespace Streaming.Redis.Checks;

/// <summary>Whether the Redis at hand can be trusted with shards.</summary>
/// <param name="Problems">What speaks against it, each with what to do; empty when nothing does.</param>
public sealed record RedisCheckReport(IReadOnlyList<string> Problems)
{
    /// <summary>Whether nothing speaks against it.</summary>
    public bool Passed => Problems.Count == 0;
}
