namespace Streaming.Hosting;

/// <summary>
/// One part's say on whether its host is fit: it holds a state and, while not fit, the reason. Safe for use by any thread.
/// </summary>
public sealed class HealthPart
{
    private volatile string? _reason;

    internal HealthPart(string name, string? reason)
    {
        Name = name;
        _reason = reason;
    }

    /// <summary>The part's name, as it shows in the health answer.</summary>
    public string Name { get; }

    /// <summary>Why the part is not fit; <see langword="null"/> while it is.</summary>
    public string? Reason => _reason;

    /// <summary>Whether the part is fit.</summary>
    public bool IsHealthy => _reason is null;

    /// <summary>Says that the part is fit.</summary>
    public void SetHealthy() => _reason = null;

    /// <summary>Says that the part is not fit.</summary>
    /// <param name="reason">What is wrong and what to do, in one sentence without customer text.</param>
    public void SetUnhealthy(string reason) => _reason = reason;
}
