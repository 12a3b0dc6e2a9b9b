using Streaming.Domain.Names;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>Says which policy a clock falls under.</summary>
internal interface IClockPolicies
{
    /// <summary>Whether there are neither policies nor business hours.</summary>
    bool IsEmpty { get; }

    /// <summary>The policy of the version that is effective at a time, or <see langword="null"/>.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    /// <param name="tenant">The ticket's tenant.</param>
    /// <param name="values">The ticket's attributes.</param>
    ClockPolicy? Find(long timeMs, NameId tenant, in Attribution values);

    /// <summary>T7's delay of a ticket, milliseconds; <see langword="null"/> where its policy sets none, or it has no policy.</summary>
    /// <param name="createdMs">When it was created, Unix milliseconds: the version effective then counts.</param>
    /// <param name="tenant">Its tenant.</param>
    /// <param name="creation">Its attributes when it was created.</param>
    long? ResolutionDelayMs(long createdMs, NameId tenant, in Attribution creation);

    /// <summary>Whether two sets of attributes differ in one that some policy looks at.</summary>
    bool Differ(in Attribution left, in Attribution right);

    /// <summary>The calendar of a tenant's business time where no policy says; <see langword="null"/> where none is configured.</summary>
    /// <param name="tenant">The tenant.</param>
    BusinessCalendar? CalendarOf(NameId tenant);
}
