namespace Streaming.Domain.Sla.Policies;

/// <summary>
/// The policies from some time on. A version is never edited in place: clocks that run keep the one that they started with, and due times
/// explain themselves by it.
/// </summary>
/// <param name="Version">The version's name.</param>
/// <param name="EffectiveFromMs">
/// The first instant of event time at which it is effective, Unix milliseconds; <see cref="long.MinValue"/>: it always was.
/// </param>
/// <param name="Policies">The policies in order: the first that matches a ticket wins.</param>
public sealed record SlaPolicyVersion(string Version, long EffectiveFromMs, IReadOnlyList<SlaPolicy> Policies);
