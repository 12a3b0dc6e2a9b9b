using System.ComponentModel.DataAnnotations;

namespace Streaming.Redis;

/// <summary>How this process talks to Redis.</summary>
public sealed record RedisOptions
{
    /// <summary>The section of the configuration that holds these options.</summary>
    public const string Section = "Redis";

    /// <summary>
    /// Where Redis is: <c>redis://host:port</c> (see <see cref="Connections.RedisAddress"/>) or a StackExchange.Redis configuration string.
    /// Also set by <c>REDIS_URL</c>. Default: a server on this machine at port 6379.
    /// </summary>
    [MinLength(1)]
    public string? Address { get; init; }

    /// <summary>Begins every key. Letters, digits, <c>.</c>, <c>_</c>, <c>-</c>; at most 64. Default: <c>streaming</c>.</summary>
    [Required]
    [RegularExpression(@"[A-Za-z0-9._\-]{1,64}", ErrorMessage = "The field {0} must be 1 to 64 letters, digits, '.', '_' or '-'.")]
    public string KeyPrefix { get; init; } = "streaming";

    /// <summary>How long a command may take before its reply counts as lost. 100 ms to 60 s; default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long connecting may take before it is tried again. 100 ms to 60 s; default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The first wait before a commit whose outcome is unknown is looked into again; it doubles each time. 1 ms to 10 s; default 50 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest such wait. At least <see cref="RetryDelay"/>, up to 60 s; default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan RetryDelayLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>About how many bytes one page of a long read holds. 16 KiB to 64 MiB; default 1 MiB.</summary>
    [Range(16 * 1024, 64 * 1024 * 1024)]
    public int ReadPageBytes { get; init; } = 1024 * 1024;
}
