namespace Streaming.Domain.Sla.Calendars;

/// <summary>Opening hours within one local day, [start, end), by the clock on the wall.</summary>
/// <param name="StartMinute">First minute inside, minutes after local midnight, 0 to 1,439.</param>
/// <param name="EndMinute">First minute outside, minutes after local midnight, above the start, up to 1,440 (24:00).</param>
public readonly record struct DaySpan(int StartMinute, int EndMinute)
{
    /// <summary>Minutes of a day by the clock on the wall: where 24:00 lies.</summary>
    public const int MinutesPerDay = 1_440;

    /// <summary>Whether both ends lie within a day, the end after the start.</summary>
    public bool IsValid => StartMinute >= 0 && StartMinute < EndMinute && EndMinute <= MinutesPerDay;

    /// <summary>Whether some minute belongs to both.</summary>
    /// <param name="other">The other span.</param>
    public bool Overlaps(DaySpan other) => StartMinute < other.EndMinute && other.StartMinute < EndMinute;

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{StartMinute / 60:00}:{StartMinute % 60:00}-{EndMinute / 60:00}:{EndMinute % 60:00}");
}
