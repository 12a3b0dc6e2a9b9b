using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Sla.Policies;

/// <summary>All SLA policies in all their versions, and the calendars by which business time is measured.</summary>
/// <remarks>Immutable, so safe for use by many threads.</remarks>
public sealed class SlaPolicySet
{
    private readonly SlaPolicyVersion[] _versions;
    private readonly Dictionary<string, BusinessCalendar> _calendars;

    /// <summary>A set of policies.</summary>
    /// <param name="versions">The versions, each effective later than the one before.</param>
    /// <param name="defaultCalendar">The calendar of tenants without one of their own; 24/7 where left out.</param>
    /// <param name="calendars">Calendars by tenant.</param>
    /// <exception cref="ArgumentException">The versions are out of order.</exception>
    public SlaPolicySet(
        IReadOnlyList<SlaPolicyVersion> versions,
        BusinessCalendar? defaultCalendar = null,
        IReadOnlyDictionary<string, BusinessCalendar>? calendars = null)
    {
        _versions = [.. versions];
        _calendars = new Dictionary<string, BusinessCalendar>(calendars ?? new Dictionary<string, BusinessCalendar>(), StringComparer.Ordinal);
        DefaultCalendar = defaultCalendar ?? BusinessCalendar.AlwaysOpen;
        for (var i = 1; i < _versions.Length; i++)
        {
            if (_versions[i].EffectiveFromMs <= _versions[i - 1].EffectiveFromMs)
            {
                throw new ArgumentException($"Version {_versions[i].Version} must be effective later than the one before it.", nameof(versions));
            }
        }

        ContentHash = SlaContentHash.Of(this);
    }

    /// <summary>No policies, and every tenant open 24/7.</summary>
    public static SlaPolicySet Empty { get; } = new([]);

    /// <summary>The versions, earliest first.</summary>
    public IReadOnlyList<SlaPolicyVersion> Versions => _versions;

    /// <summary>The calendar by which business time is measured for tenants without one of their own.</summary>
    public BusinessCalendar DefaultCalendar { get; }

    /// <summary>The calendars of tenants that have one of their own.</summary>
    public IReadOnlyDictionary<string, BusinessCalendar> Calendars => _calendars;

    /// <summary>Whether this decides nothing: no policies, and no hours.</summary>
    public bool IsEmpty => _versions.Length == 0 && _calendars.Count == 0 && DefaultCalendar.IsAlwaysOpen;

    /// <summary>
    /// A number that stands for all of it: policies, versions, calendars, and the rules of their time zones as this machine knows them.
    /// The same on every machine whose zones have the same rules. Not a secret, and not meant against forgery.
    /// </summary>
    public ulong ContentHash { get; }

    /// <summary>The kinds of clock that some policy of some version has a target for.</summary>
    public IReadOnlySet<ClockKind> PromisedClocks() =>
        _versions.SelectMany(static version => version.Policies).SelectMany(static policy => policy.Targets).Select(static target => target.Kind).ToHashSet();

    /// <summary>The longest resolution delay that some policy of some version sets, milliseconds; <see langword="null"/> where none sets one.</summary>
    public long? LongestResolutionDelayMs() => _versions.SelectMany(static version => version.Policies).Max(static policy => policy.ResolutionDelayMs);

    /// <summary>The calendar by which a tenant's business time is measured.</summary>
    /// <param name="tenant">The tenant's name.</param>
    public BusinessCalendar CalendarOf(string tenant) => _calendars.GetValueOrDefault(tenant, DefaultCalendar);

    /// <summary>The version that is effective at a time.</summary>
    /// <param name="timeMs">Event time, Unix milliseconds.</param>
    /// <returns><see langword="null"/> before the first.</returns>
    public SlaPolicyVersion? At(long timeMs)
    {
        var index = IndexAt(timeMs);
        return index < 0 ? null : _versions[index];
    }

    /// <summary>The place of the version that is effective at a time.</summary>
    /// <param name="timeMs">Event time, Unix milliseconds.</param>
    /// <returns>-1 before the first.</returns>
    public int IndexAt(long timeMs)
    {
        // Clocks start now rather than long ago, so the last versions are looked at first.
        var index = _versions.Length - 1;
        while (index >= 0 && _versions[index].EffectiveFromMs > timeMs)
        {
            index--;
        }

        return index;
    }
}
