using Streaming.Domain.Names;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>Finds policies for readers, who see one ticket now and then and have no table of its shard's names: by comparing texts.</summary>
/// <param name="set">The policies.</param>
internal sealed class ClockPoliciesByText(SlaPolicySet set) : IClockPolicies
{
    private readonly HashSet<NameKind> _matched =
        [.. set.Versions.SelectMany(static version => version.Policies).SelectMany(static policy => policy.Match).Select(static match => match.Dimension)];

    private IShardNames? _names;

    /// <inheritdoc/>
    public bool IsEmpty => set.IsEmpty;

    /// <summary>Reads tickets of another shard from now on.</summary>
    /// <param name="names">Its names.</param>
    public void Use(IShardNames names) => _names = names;

    /// <inheritdoc/>
    public ClockPolicy? Find(long timeMs, NameId tenant, in Attribution values) =>
        set.At(timeMs) is { } version && Match(version, tenant, values) is { } policy ? new ClockPolicy(version, policy, new NameId(1)) : null;

    /// <inheritdoc/>
    public long? ResolutionDelayMs(long createdMs, NameId tenant, in Attribution creation) =>
        set.At(createdMs) is { } version ? Match(version, tenant, creation)?.ResolutionDelayMs : null;

    /// <inheritdoc/>
    public bool Differ(in Attribution left, in Attribution right)
    {
        foreach (var dimension in _matched)
        {
            if (ValueOf(dimension, default, left) != ValueOf(dimension, default, right))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public BusinessCalendar? CalendarOf(NameId tenant) => set.CalendarOf(Text(tenant)) is { IsAlwaysOpen: false } calendar ? calendar : null;

    private SlaPolicy? Match(SlaPolicyVersion version, NameId tenant, in Attribution values)
    {
        var of = values;
        return version.Policies.FirstOrDefault(policy => policy.Match.All(match => match.Accepts(Text(ValueOf(match.Dimension, tenant, of)))));
    }

    private static NameId ValueOf(NameKind dimension, NameId tenant, in Attribution values) => dimension switch
    {
        NameKind.Team => values.Team,
        NameKind.Channel => values.Channel,
        NameKind.Category => values.Category,
        NameKind.Priority => values.Priority,
        NameKind.Product => values.Product,
        _ => tenant,
    };

    private string Text(NameId id) => _names?.TextOf(id) ?? NameId.UnknownText;
}
