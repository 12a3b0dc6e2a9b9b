namespace Streaming.Ingestion.Decoding;

/// <summary>Parses RFC 3339 times from their bytes, with any offset and any number of fraction digits.</summary>
public static class Rfc3339
{
    private const long MsPerDay = 86_400_000;

    private static ReadOnlySpan<ushort> DaysBefore => [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

    /// <summary>Parses a time and floors it to the millisecond.</summary>
    /// <param name="text">Such as <c>2026-03-02T09:14:05.250Z</c> or <c>2026-03-02T10:14:05+01:00</c>.</param>
    /// <param name="unixMs">Milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <returns>
    /// <see langword="false"/> if it is not RFC 3339, or no such day or time exists. A leap second (23:59:60 UTC) counts as the second
    /// that follows it.
    /// </returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out long unixMs)
    {
        unixMs = 0;
        if (text.Length < 20
            || text[4] != '-' || text[7] != '-' || (text[10] | 0x20) != 't' || text[13] != ':' || text[16] != ':'
            || !TryDigits(text[..4], out var year)
            || !TryDigits(text.Slice(5, 2), out var month)
            || !TryDigits(text.Slice(8, 2), out var day)
            || !TryDigits(text.Slice(11, 2), out var hour)
            || !TryDigits(text.Slice(14, 2), out var minute)
            || !TryDigits(text.Slice(17, 2), out var second)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DaysIn(year, month)
            || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        if (!TryFraction(text[19..], out var fractionMs, out var zone) || !TryOffset(zone, out var offsetMs))
        {
            return false;
        }

        var wholeMs = (DayNumber(year, month, day) * MsPerDay) + ((((hour * 60L) + minute) * 60L) + second) * 1000L - offsetMs;
        if (second == 60 && wholeMs % MsPerDay != 0)
        {
            return false;
        }

        unixMs = wholeMs + fractionMs;
        return true;
    }

    private static bool TryFraction(ReadOnlySpan<byte> rest, out int ms, out ReadOnlySpan<byte> zone)
    {
        ms = 0;
        zone = rest;
        if (rest[0] != '.')
        {
            return true;
        }

        var digits = 0;
        var scale = 100;
        while (digits + 1 < rest.Length && rest[digits + 1] is >= (byte)'0' and <= (byte)'9')
        {
            ms += (rest[digits + 1] - '0') * scale;
            scale /= 10;
            digits++;
        }

        zone = rest[(digits + 1)..];
        return digits > 0;
    }

    private static bool TryOffset(ReadOnlySpan<byte> zone, out long offsetMs)
    {
        offsetMs = 0;
        if (zone.Length == 1)
        {
            return (zone[0] | 0x20) == 'z';
        }

        if (zone.Length != 6 || zone[0] is not ((byte)'+' or (byte)'-') || zone[3] != ':'
            || !TryDigits(zone.Slice(1, 2), out var hours) || hours > 23
            || !TryDigits(zone.Slice(4, 2), out var minutes) || minutes > 59)
        {
            return false;
        }

        offsetMs = ((hours * 60L) + minutes) * 60_000L * (zone[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            var unit = digit - '0';
            if ((uint)unit > 9)
            {
                return false;
            }

            value = (value * 10) + unit;
        }

        return true;
    }

    private static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    private static int DaysIn(int year, int month) =>
        DaysBefore[month] - DaysBefore[month - 1] + (month == 2 && IsLeap(year) ? 1 : 0);

    private static long DayNumber(int year, int month, int day)
    {
        var before = year - 1;
        var days = (before * 365L) + (before / 4) - (before / 100) + (before / 400);
        return days + DaysBefore[month - 1] + (month > 2 && IsLeap(year) ? 1 : 0) + day - 1 - 719_162;
    }
}
