using Streaming.Domain.Sla.Calendars;

namespace Streaming.Hosting;

/// <summary>The calendars of a configuration, by name and by tenant.</summary>
internal sealed class SlaCalendars
{
    // Those with faults are here by their names as well, so that a fault is told once, and not again wherever the calendar is named.
    private readonly Dictionary<string, BusinessCalendar> _calendars = new(StringComparer.OrdinalIgnoreCase)
    {
        [BusinessCalendar.AlwaysOpenName] = BusinessCalendar.AlwaysOpen,
    };

    private readonly Dictionary<string, BusinessCalendar> _byTenant = new(StringComparer.Ordinal);

    private SlaCalendars()
    {
    }

    /// <summary>The calendar of tenants without one of their own.</summary>
    public BusinessCalendar Default { get; private set; } = BusinessCalendar.AlwaysOpen;

    /// <summary>The calendars of tenants that have one of their own.</summary>
    public IReadOnlyDictionary<string, BusinessCalendar> ByTenant => _byTenant;

    /// <summary>Reads all calendars.</summary>
    /// <param name="options">The options.</param>
    /// <param name="folder">What relative paths are relative to.</param>
    /// <param name="faults">Receives every fault.</param>
    public static SlaCalendars Read(SlaOptions options, string folder, FaultList faults)
    {
        var calendars = new SlaCalendars();
        foreach (var (name, calendar) in options.Calendars ?? new Dictionary<string, SlaCalendarOptions>())
        {
            var key = $"{nameof(SlaOptions.Calendars)}:{name}";
            if (name.Equals(BusinessCalendar.AlwaysOpenName, StringComparison.OrdinalIgnoreCase))
            {
                faults.Add(key, name, "must have another name: this one stands for always open");
                continue;
            }

            calendars._calendars[name] = new SlaCalendarReader(key, folder, faults).Read(name, calendar ?? new SlaCalendarOptions());
        }

        calendars.Default = calendars.Find(options.DefaultCalendar, nameof(SlaOptions.DefaultCalendar), faults);
        foreach (var (tenant, name) in options.DefaultCalendars ?? new Dictionary<string, string>())
        {
            calendars._byTenant[tenant] = calendars.Find(name, $"{nameof(SlaOptions.DefaultCalendars)}:{tenant}", faults);
        }

        return calendars;
    }

    /// <summary>The calendar of a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="key">The option that names it.</param>
    /// <param name="faults">Receives a fault where there is none.</param>
    public BusinessCalendar Find(string? name, string key, FaultList faults)
    {
        if (_calendars.TryGetValue(name ?? "", out var calendar))
        {
            return calendar;
        }

        faults.Add(key, name, $"must be a calendar: one of {string.Join(", ", _calendars.Keys.Order(StringComparer.Ordinal))}");
        return BusinessCalendar.AlwaysOpen;
    }
}
