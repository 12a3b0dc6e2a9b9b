using Streaming.Domain.Time;

namespace Streaming.Domain.Windows;

/// <summary>The hours of a range by weekday and hour of day, as a clock of the zone shows them.</summary>
public static class LoadSlots
{
    /// <summary>Slots of a week: 24 of each day, Monday first.</summary>
    public const int Count = 7 * 24;

    private const long QuarterHourMs = 15 * 60_000;

    /// <summary>Sorts the quarters of an hour of a range into slots.</summary>
    /// <param name="days">The days of the zone.</param>
    /// <param name="range">The range, on quarters of an hour.</param>
    /// <returns>
    /// For each slot its intervals, in the order of time. Where clocks skip an hour, a slot has one less; where they repeat it, one interval is longer.
    /// </returns>
    public static IReadOnlyList<IReadOnlyList<TimeInterval>> Of(ZoneDays days, TimeInterval range)
    {
        var slots = new List<TimeInterval>[Count];
        for (var slot = 0; slot < Count; slot++)
        {
            slots[slot] = [];
        }

        for (var at = range.StartMs; at < range.EndMs; at += QuarterHourMs)
        {
            // No zone changes its offset, nor the hour on its clocks, within a quarter.
            var slot = slots[SlotOf(days, at)];
            if (slot.Count > 0 && slot[^1].EndMs == at)
            {
                slot[^1] = slot[^1] with { EndMs = at + QuarterHourMs };
            }
            else
            {
                slot.Add(new TimeInterval(at, at + QuarterHourMs));
            }
        }

        return slots;
    }

    /// <summary>The slot of an instant.</summary>
    /// <param name="days">The days of the zone.</param>
    /// <param name="timeMs">Unix milliseconds.</param>
    public static int SlotOf(ZoneDays days, long timeMs) =>
        ((((int)days.DateOf(timeMs).DayOfWeek + 6) % 7) * 24) + days.TimeOfDay(timeMs).Hour;
}
