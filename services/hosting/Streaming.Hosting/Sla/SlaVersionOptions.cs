namespace Streaming.Hosting;

/// <summary>The policies from some time on. A version that was effective is never edited: add another one.</summary>
public sealed record SlaVersionOptions
{
    /// <summary>The version's name, each once. Required.</summary>
    public string? Version { get; init; }

    /// <summary>
    /// From which event time on, with its offset: <c>2026-01-01T00:00:00+01:00</c>. Later than that of the version before; only the first
    /// may leave it out, and is effective always then.
    /// </summary>
    public string? EffectiveFrom { get; init; }

    /// <summary>The policies in order: the first that matches a ticket wins.</summary>
    public IReadOnlyList<SlaPolicyOptions>? Policies { get; init; }
}
