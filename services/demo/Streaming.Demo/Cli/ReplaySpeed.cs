namespace Streaming.Demo.Cli;

/// <summary>How fast events are replayed.</summary>
/// <param name="Kind">What decides the pace.</param>
/// <param name="Factor">How many times faster than it happened; only for <see cref="ReplaySpeedKind.Times"/>.</param>
public readonly record struct ReplaySpeed(ReplaySpeedKind Kind, double Factor = 0)
{
    /// <summary>The demo chooses.</summary>
    public static ReplaySpeed Automatic => new(ReplaySpeedKind.Automatic);

    /// <summary>As fast as it goes.</summary>
    public static ReplaySpeed Max => new(ReplaySpeedKind.Max);

    /// <summary>So many times faster than it happened.</summary>
    /// <param name="factor">The factor.</param>
    /// <returns>The speed.</returns>
    public static ReplaySpeed Times(double factor) => new(ReplaySpeedKind.Times, factor);
}

/// <summary>What decides the pace of a replay.</summary>
public enum ReplaySpeedKind
{
    /// <summary>The demo, unless something is said: a pace at which one can watch, or the greatest where nobody does.</summary>
    Automatic,

    /// <summary>As fast as broker and worker take the events.</summary>
    Max,

    /// <summary>A factor.</summary>
    Times,
}
