using Streaming.Domain.Sla.Calendars;

namespace Streaming.Hosting;

/// <summary>
/// What is promised to customers, and in which hours: business calendars and SLA policies. Part of what decides the numbers, so both hosts
/// must be told the same. Values are texts, so that every one that cannot be read is told at once.
/// </summary>
public sealed record SlaOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Sla";

    /// <summary>
    /// A file with this whole section: <c>.yaml</c>, <c>.yml</c> or <c>.json</c>. Instead of the other options, not beside them. Default:
    /// none.
    /// </summary>
    public string? File { get; init; }

    /// <summary>
    /// The calendar of targets that name none, and by which business time is measured: one of <see cref="Calendars"/>, or <c>24x7</c>.
    /// Default: <c>24x7</c>.
    /// </summary>
    public string DefaultCalendar { get; init; } = BusinessCalendar.AlwaysOpenName;

    /// <summary>The same by tenant. Default: none.</summary>
    public IReadOnlyDictionary<string, string>? DefaultCalendars { get; init; }

    /// <summary>Business calendars by name. <c>24x7</c> is always there. Default: none.</summary>
    public IReadOnlyDictionary<string, SlaCalendarOptions>? Calendars { get; init; }

    /// <summary>The name of the one version that <see cref="Policies"/> are. Default: <c>1</c>.</summary>
    public string Version { get; init; } = "1";

    /// <summary>
    /// The policies in order, where they have one version, effective always: the first that matches a ticket wins. Default: none.
    /// </summary>
    public IReadOnlyList<SlaPolicyOptions>? Policies { get; init; }

    /// <summary>The versions of the policies, earliest first, instead of <see cref="Policies"/>. Default: none.</summary>
    public IReadOnlyList<SlaVersionOptions>? Versions { get; init; }
}
