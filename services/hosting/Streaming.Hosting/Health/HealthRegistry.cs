using System.Collections.Concurrent;

namespace Streaming.Hosting;

/// <summary>
/// Where parts of a host register what they say about its health. <c>/health/ready</c> is the sum of the readiness parts (should work be
/// sent here), <c>/health/live</c> that of the liveness parts (would a restart help). Safe for use by any thread.
/// </summary>
public sealed class HealthRegistry
{
    private readonly ConcurrentDictionary<string, HealthPart> _readiness = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HealthPart> _liveness = new(StringComparer.Ordinal);

    /// <summary>The readiness parts, by name.</summary>
    public IReadOnlyList<HealthPart> Readiness => Sorted(_readiness);

    /// <summary>The liveness parts, by name.</summary>
    public IReadOnlyList<HealthPart> Liveness => Sorted(_liveness);

    /// <summary>The readiness part of this name; made unfit, with the given reason, when it is new.</summary>
    /// <param name="name">A short name, such as <c>kafka</c>.</param>
    /// <param name="initialReason">Why a new part is not ready yet.</param>
    public HealthPart Ready(string name, string initialReason = "not started yet") =>
        _readiness.GetOrAdd(name, static (key, reason) => new HealthPart(key, reason), initialReason);

    /// <summary>The liveness part of this name; made fit when it is new.</summary>
    /// <param name="name">A short name, such as <c>consumer-0</c>.</param>
    public HealthPart Live(string name) => _liveness.GetOrAdd(name, static key => new HealthPart(key, reason: null));

    /// <summary>Removes a readiness part that no longer exists, such as a shard that was released.</summary>
    /// <param name="name">Its name.</param>
    public void RemoveReady(string name) => _readiness.TryRemove(name, out _);

    private static List<HealthPart> Sorted(ConcurrentDictionary<string, HealthPart> parts)
    {
        var all = parts.Values.ToList();
        all.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return all;
    }
}
