namespace Streaming.Domain.Feedback;

/// <summary>
/// Finds phone and card numbers. Groups of digits are read together; cards go first, then dates are set aside, then what is left is judged by the
/// forms that phone numbers have: international, with a trunk 0, North American, with an area code in brackets, or anything that words
/// before it call a phone number. Longer finds go before shorter ones.
/// </summary>
internal static class NumberFinder
{
    private const int MaxGroups = 9;

    /// <summary>Adds the numbers of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">Holds what was found before, in order; receives the numbers.</param>
    public static void Find(string text, List<Redaction> found)
    {
        var known = found.Count;
        var next = 0;
        var run = new NumberRun();
        for (var at = 0; at < text.Length; at++)
        {
            if (next < known && at >= found[next].Start)
            {
                at = found[next].End - 1;
                next++;
                continue;
            }

            if (NumberRun.DigitOf(text[at]) >= 0)
            {
                run.Read(text, at, next < known ? found[next].Start : text.Length);
                Judge(text, run, found);
                at = run.End - 1;
            }
        }
    }

    private static void Judge(string text, NumberRun run, List<Redaction> found)
    {
        var groups = run.Groups;
        Span<bool> taken = groups.Count <= 64 ? stackalloc bool[groups.Count] : new bool[groups.Count];
        for (var first = 0; first < groups.Count; first++)
        {
            var last = LastOfCard(text, run, first);
            if (last >= first)
            {
                found.Add(new Redaction(groups[first].Start, groups[last].End, CommentRedactor.CardMark));
                taken[first..(last + 1)].Fill(true);
                first = last;
            }
        }

        for (var first = 0; first < groups.Count; first++)
        {
            if (!taken[first] && !IsDateAt(run, ref first))
            {
                var last = LastOfPhone(text, run, first, taken);
                if (last >= first)
                {
                    found.Add(new Redaction(StartOf(text, groups[first].Start, groups[last].End), groups[last].End, CommentRedactor.PhoneMark));
                    taken[first..(last + 1)].Fill(true);
                    first = last;
                }
            }
        }
    }

    private static int LastOfCard(string text, NumberRun run, int first)
    {
        var groups = run.Groups;
        var (found, length, isEven) = (-1, groups[first].Length, true);
        var isPhone = NumberContext.HasPlus(text, groups[first].Start);
        for (var last = first; length <= CardNumbers.MaxDigits; length += groups[last].Length)
        {
            if (length >= CardNumbers.MinDigits
                && (groups[first].Length >= 4 || (isEven && groups[last].Length <= groups[first].Length))
                && !(isPhone && length <= 15)
                && CardNumbers.IsCard(run.Digits(first, last))
                && !NumberContext.IsHexToken(text, groups[first].Start, groups[last].End))
            {
                found = last;
            }

            isEven &= groups[last].Length == groups[first].Length;
            if (++last == groups.Count || !IsInCard(groups, first, last))
            {
                break;
            }
        }

        return found;
    }

    /// <summary>Whether a group may go on with a card's number: parted as the groups before it are, where the end of a line is as good as a space.</summary>
    private static bool IsInCard(IReadOnlyList<DigitGroup> groups, int first, int last)
    {
        var (sign, before) = (groups[first + 1].Before, groups[last].Before);
        return before is '\n'
            ? sign is ' ' or '\n' && groups[last - 1].Length is >= 4 and <= 6 && groups[last].Length is >= 3 and <= 6
            : before is ' ' or '-' or '.' or '/' or '_' or '\0' && (sign == '\n' ? ' ' : sign) == before;
    }

    private static int LastOfPhone(string text, NumberRun run, int first, ReadOnlySpan<bool> taken)
    {
        var groups = run.Groups;
        var end = first;
        while (end + 1 < groups.Count && end + 1 - first < MaxGroups && !taken[end + 1] && groups[end + 1].Before is not ('\n' or '_'))
        {
            end++;
        }

        for (var last = end; last >= first; last--)
        {
            if (IsWholeAt(groups, last) && PhoneForms.IsPhone(text, run, first, last))
            {
                return last;
            }
        }

        return -1;
    }

    /// <summary>Whether a number may end with a group: nothing is joined to it.</summary>
    private static bool IsWholeAt(IReadOnlyList<DigitGroup> groups, int last) => last + 1 == groups.Count || groups[last + 1].Before is not ('-' or '.' or '·');

    /// <summary>Whether three groups are a date: two numbers and a year, either way round, parted alike by a sign. Then goes on to its last group.</summary>
    private static bool IsDateAt(NumberRun run, ref int first)
    {
        var groups = run.Groups;
        if (first + 2 >= groups.Count || groups[first + 1].Before is not ('.' or '-' or '/') || groups[first + 1].Before != groups[first + 2].Before)
        {
            return false;
        }

        var (a, b, c) = (ValueOf(run, first), ValueOf(run, first + 1), ValueOf(run, first + 2));
        var isDate = (a, b, c) is ( >= 1900 and < 2200, >= 1 and <= 12, >= 1 and <= 31)
            || (c is >= 1900 and < 2200 && IsDayAndMonth(a, b))
            || (groups[first + 2].Length == 2 && groups[first].Length <= 2 && groups[first + 1].Length <= 2 && IsDayAndMonth(a, b) && !IsPairAt(groups, first + 3, groups[first + 1].Before));
        first += isDate ? 2 : 0;
        return isDate;
    }

    // 01.02.26 is a date, 01.02.26.34.56 is not.
    private static bool IsPairAt(IReadOnlyList<DigitGroup> groups, int at, char sign) => at < groups.Count && groups[at].Before == sign;

    private static bool IsDayAndMonth(int a, int b) => (a is >= 1 and <= 31 && b is >= 1 and <= 12) || (a is >= 1 and <= 12 && b is >= 1 and <= 31);

    private static int ValueOf(NumberRun run, int group)
    {
        var value = 0;
        foreach (var digit in run.Digits(group, group))
        {
            value = Math.Min(99_999, (value * 10) + digit);
        }

        return value;
    }

    /// <summary>Where a number begins: with the plus sign before its first digit, and with a bracket that it closes.</summary>
    private static int StartOf(string text, int start, int end)
    {
        var at = start;
        if (at > 0 && text[at - 1] == '(' && text.IndexOf(')', start, end - start) >= 0)
        {
            at--;
        }

        var plus = at;
        while (plus > 0 && at - plus < 2 && text[plus - 1] == ' ')
        {
            plus--;
        }

        return plus > 0 && text[plus - 1] is '+' or '＋' && NumberContext.HasPlus(text, start) ? plus - 1 : at;
    }
}
