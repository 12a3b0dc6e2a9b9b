namespace Streaming.Domain.Feedback;

/// <summary>The forms in which phone numbers are written.</summary>
internal static class PhoneForms
{
    /// <summary>Whether some groups of a run are a phone number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="run">The run.</param>
    /// <param name="first">The first group.</param>
    /// <param name="last">The last group.</param>
    public static bool IsPhone(string text, NumberRun run, int first, int last)
    {
        var digits = run.Digits(first, last);
        var (start, end) = (run.Groups[first].Start, run.Groups[last].End);
        if (digits.Length is < 6 or > 17 || NumberContext.IsAmount(text, start, end))
        {
            return false;
        }

        if (NumberContext.HasPlus(text, start))
        {
            return digits.Length is >= 8 and <= 15 && digits[0] != 0;
        }

        if (last == first && IsCompactDate(digits))
        {
            return false;
        }

        var called = NumberContext.CalledBefore(text, start);
        return called == NumberContext.Called.Phone
            ? digits.Length <= 15
            : called == NumberContext.Called.Nothing
                && !NumberContext.IsJoined(text, run.Groups, first, last)
                && (IsInternational(digits, run.Groups, first, last)
                    || IsTrunk(digits, run.Groups, first, last)
                    || IsNorthAmerican(digits, run.Groups, first, last)
                    || HasAreaInBrackets(text, digits, run.Groups, first, last));
    }

    /// <summary>20261126, 26112026.</summary>
    private static bool IsCompactDate(ReadOnlySpan<byte> digits) => digits.Length == 8
        && ((IsCentury(digits[..2]) && IsMonthAndDay(digits[4..6], digits[6..])) || (IsCentury(digits[4..6]) && IsMonthAndDay(digits[2..4], digits[..2])));

    private static bool IsCentury(ReadOnlySpan<byte> two) => Two(two) is 19 or 20 or 21;

    private static bool IsMonthAndDay(ReadOnlySpan<byte> month, ReadOnlySpan<byte> day) => Two(month) is >= 1 and <= 12 && Two(day) is >= 1 and <= 31;

    private static int Two(ReadOnlySpan<byte> digits) => (digits[0] * 10) + digits[1];

    /// <summary>00 33 6 12 34 56 78.</summary>
    private static bool IsInternational(ReadOnlySpan<byte> digits, IReadOnlyList<DigitGroup> groups, int first, int last) =>
        digits.Length >= 11 && digits is [0, 0, not 0, ..] && (last > first || groups[first].Length >= 12);

    /// <summary>06 12 34 56 78, 0612345678, 030 1234567, 020 7946 0958, (0)151/2345678.</summary>
    private static bool IsTrunk(ReadOnlySpan<byte> digits, IReadOnlyList<DigitGroup> groups, int first, int last)
    {
        if (digits is not [0, not 0, ..] || digits.Length is < 9 or > 12)
        {
            return false;
        }

        if (last == first)
        {
            return digits.Length is 10 or 11;
        }

        if (groups[first].Length < 2 && groups[first + 1].Before != ')')
        {
            return false;
        }

        // The sign after the area code may differ from the others.
        var isInPairs = true;
        for (var i = first; i <= last; i++)
        {
            isInPairs &= groups[i].Length == 2;
            if (i > first + 1 && groups[i].Before != groups[last].Before)
            {
                return false;
            }
        }

        return isInPairs ? last - first == 4 : last - first <= 4 && groups[last].Length >= 2;
    }

    /// <summary>555-123-4567, (555) 123-4567, 1 800 555 0199.</summary>
    private static bool IsNorthAmerican(ReadOnlySpan<byte> digits, IReadOnlyList<DigitGroup> groups, int first, int last)
    {
        if (digits.Length == 11 && digits[0] == 1 && last - first == 3 && groups[first].Length == 1)
        {
            digits = digits[1..];
            first++;
        }

        return digits.Length == 10
            && last - first == 2
            && groups[first].Length == 3
            && groups[first + 1].Length == 3
            && digits[0] >= 2
            && groups[first + 1].Before != '\0'
            && groups[last].Before is '-' or '.' or ' ';
    }

    /// <summary>(11) 91234-5678.</summary>
    private static bool HasAreaInBrackets(string text, ReadOnlySpan<byte> digits, IReadOnlyList<DigitGroup> groups, int first, int last)
    {
        var (start, end) = (groups[first].Start, groups[first].End);
        return last > first
            && digits.Length is >= 8 and <= 12
            && groups[first].Length is >= 2 and <= 5
            && start > 0 && text[start - 1] == '('
            && end < text.Length && text[end] == ')'
            && groups[last].Length >= 2;
    }
}
