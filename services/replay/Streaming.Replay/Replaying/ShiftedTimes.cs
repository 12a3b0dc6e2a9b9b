using Streaming.Replay.Events;

namespace Streaming.Replay.Replaying;

/// <summary>Copies a line, or a part of it, with the event's time changed; the period of a cost or revenue moves by as much.</summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
internal sealed class ShiftedTimes
{
    private readonly List<(int Start, int Length, DateTimeOffset Time)> _changes = [];

    /// <summary>Copies.</summary>
    /// <param name="line">The line that was read last.</param>
    /// <param name="part">Which part of it.</param>
    /// <param name="envelope">What was read from it.</param>
    /// <param name="time">The time that the event is to carry; <see langword="null"/> copies it as it is.</param>
    /// <returns>The copy.</returns>
    public byte[] Copy(ReadOnlySpan<byte> line, Range part, EnvelopeReader envelope, DateTimeOffset? time)
    {
        if (time is not { } newTime || envelope.Time is not { } oldTime)
        {
            return line[part].ToArray();
        }

        _changes.Clear();
        Change(line, envelope.TimeRange, newTime);
        if (envelope.HasPeriod)
        {
            Shift(line, envelope.FromRange, newTime - oldTime);
            Shift(line, envelope.ToRange, newTime - oldTime);
        }

        _changes.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        var (start, length) = part.GetOffsetAndLength(line.Length);
        var end = start + length;
        using var copy = new MemoryStream(length + (_changes.Count * Rfc3339.MaxLength));
        Span<byte> text = stackalloc byte[Rfc3339.MaxLength];
        foreach (var change in _changes)
        {
            if (change.Start < start || change.Start >= end)
            {
                continue;
            }

            copy.Write(line[start..change.Start]);
            copy.WriteByte((byte)'"');
            copy.Write(text[..Rfc3339.Format(change.Time, text)]);
            copy.WriteByte((byte)'"');
            start = change.Start + change.Length;
        }

        copy.Write(line[start..end]);
        return copy.ToArray();
    }

    private void Shift(ReadOnlySpan<byte> line, Range place, TimeSpan by)
    {
        var quoted = line[place];
        if (Rfc3339.TryParse(quoted[1..^1], out var time) && InRange(time, by))
        {
            Change(line, place, time + by);
        }
    }

    private void Change(ReadOnlySpan<byte> line, Range place, DateTimeOffset time)
    {
        var (start, length) = place.GetOffsetAndLength(line.Length);
        _changes.Add((start, length, time));
    }

    // A period that would leave the calendar stays as it is: its reader says what is wrong with it.
    private static bool InRange(DateTimeOffset time, TimeSpan by) =>
        time.UtcTicks + by.Ticks >= DateTimeOffset.MinValue.Ticks && time.UtcTicks + by.Ticks <= DateTimeOffset.MaxValue.Ticks;
}
