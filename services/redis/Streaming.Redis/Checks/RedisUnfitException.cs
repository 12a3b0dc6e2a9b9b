namespace Streaming.Redis.Checks;

/// <summary>The Redis at hand must not be used: it could lose what was committed.</summary>
public sealed class RedisUnfitException : Exception
{
    /// <summary>Names the problems.</summary>
    /// <param name="report">A report that did not pass.</param>
    public RedisUnfitException(RedisCheckReport report)
        : base("Redis cannot be used: " + string.Join(" ", report.Problems))
    {
    }
}
