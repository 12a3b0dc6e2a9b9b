using System.Runtime.CompilerServices;
using System.Text;
using Streaming.Domain.Names;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>Finds which policy a clock falls under, and which changes of a ticket make it fall under another one.</summary>
/// <param name="set">The policies.</param>
/// <param name="names">The shard's names; those of policies are added to them.</param>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class ClockPolicies(SlaPolicySet set, NameTable names) : IClockPolicies
{
    private readonly SlaMatcher _matcher = new(set, names);
    private readonly Dictionary<Key, ClockPolicy> _policies = [];
    private readonly Dictionary<NameId, BusinessCalendar?> _calendars = [];
    private readonly bool _setsDelays = set.LongestResolutionDelayMs() is not null;
    private readonly bool _team = IsMatched(set, NameKind.Team);
    private readonly bool _channel = IsMatched(set, NameKind.Channel);
    private readonly bool _category = IsMatched(set, NameKind.Category);
    private readonly bool _priority = IsMatched(set, NameKind.Priority);
    private readonly bool _product = IsMatched(set, NameKind.Product);

    /// <inheritdoc/>
    public bool IsEmpty => set.IsEmpty;

    /// <inheritdoc/>
    public ClockPolicy? Find(long timeMs, NameId tenant, in Attribution values)
    {
        var version = set.IndexAt(timeMs);
        if (_matcher.Match(version, tenant, values) is not { } policy)
        {
            return null;
        }

        var key = new Key(version, tenant, policy);
        if (!_policies.TryGetValue(key, out var found))
        {
            var name = names.Intern(NameKind.Policy, tenant, Encoding.UTF8.GetBytes(policy.Name));
            _policies.Add(key, found = new ClockPolicy(set.Versions[version], policy, name));
        }

        return found;
    }

    /// <inheritdoc/>
    public long? ResolutionDelayMs(long createdMs, NameId tenant, in Attribution creation) =>
        _setsDelays ? _matcher.Match(set.IndexAt(createdMs), tenant, creation)?.ResolutionDelayMs : null;

    /// <inheritdoc/>
    public bool Differ(in Attribution left, in Attribution right) =>
        (_team && left.Team != right.Team)
        || (_channel && left.Channel != right.Channel)
        || (_category && left.Category != right.Category)
        || (_priority && left.Priority != right.Priority)
        || (_product && left.Product != right.Product);

    /// <inheritdoc/>
    public BusinessCalendar? CalendarOf(NameId tenant)
    {
        if (!_calendars.TryGetValue(tenant, out var calendar))
        {
            calendar = set.CalendarOf(names.Text(tenant));
            calendar = calendar.IsAlwaysOpen ? null : calendar;
            _calendars.Add(tenant, calendar);
        }

        return calendar;
    }

    private static bool IsMatched(SlaPolicySet set, NameKind dimension) =>
        set.Versions.Any(version => version.Policies.Any(policy => policy.Match.Any(match => match.Dimension == dimension)));

    /// <summary>A policy is the same only where it is the same object: comparing its content would cost more than the clock.</summary>
    private readonly struct Key(int version, NameId tenant, SlaPolicy policy) : IEquatable<Key>
    {
        private readonly int _version = version;
        private readonly NameId _tenant = tenant;
        private readonly SlaPolicy _policy = policy;

        public bool Equals(Key other) => _version == other._version && _tenant == other._tenant && ReferenceEquals(_policy, other._policy);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(_version, _tenant, RuntimeHelpers.GetHashCode(_policy));
    }
}
