using System.Globalization;

namespace Streaming.Domain.Feedback;

/// <summary>Groups of digits that stand together in a text, with what stands between them: what may be, or hold, a number of a phone or card.</summary>
internal sealed class NumberRun
{
    private const int MaxSeparator = 3;

    private readonly List<DigitGroup> _groups = [];
    private readonly List<byte> _digits = [];

    /// <summary>The groups.</summary>
    public IReadOnlyList<DigitGroup> Groups => _groups;

    /// <summary>First character after the run.</summary>
    public int End { get; private set; }

    /// <summary>The digits of some groups.</summary>
    /// <param name="first">The first group.</param>
    /// <param name="last">The last group.</param>
    public ReadOnlySpan<byte> Digits(int first, int last) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_digits)[
        _groups[first].FirstDigit..(_groups[last].FirstDigit + _groups[last].Length)];

    /// <summary>The value of a digit of any script; -1 for what is none.</summary>
    /// <param name="letter">The character.</param>
    public static int DigitOf(char letter) => char.IsAsciiDigit(letter) ? letter - '0' : letter < 0x80 ? -1 : CharUnicodeInfo.GetDecimalDigitValue(letter);

    /// <summary>Reads the run that begins at a digit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Its first digit.</param>
    /// <param name="limit">Where the text that is looked at ends.</param>
    public void Read(string text, int start, int limit)
    {
        _groups.Clear();
        _digits.Clear();
        var at = start;
        var before = start;
        while (true)
        {
            var (first, firstDigit) = (at, _digits.Count);
            while (at < limit && DigitOf(text[at]) is >= 0 and var digit)
            {
                _digits.Add((byte)digit);
                at++;
            }

            _groups.Add(new DigitGroup(first, at, firstDigit, SeparatorOf(text.AsSpan(before, first - before))));
            End = before = at;
            while (at < limit && at - before < MaxSeparator && IsSeparator(text[at]))
            {
                at++;
            }

            if (at == before || at == limit || DigitOf(text[at]) < 0)
            {
                return;
            }
        }
    }

    private static bool IsSeparator(char letter) => IsSpace(letter) || InvisibleText.Is(letter) || IsDash(letter) || letter is '.' or '/' or '(' or ')' or '·' or '_' or '\n' or '\r';

    /// <summary>What a separator amounts to: the sign in it, else a bracket or the end of a line, else a space.</summary>
    private static char SeparatorOf(ReadOnlySpan<char> text)
    {
        var amount = '\0';
        foreach (var letter in text)
        {
            var sign = IsDash(letter) ? '-' : IsSpace(letter) ? ' ' : InvisibleText.Is(letter) ? '\0' : letter == '\r' ? '\n' : letter;
            amount = sign is '-' or '.' or '/' or '·' or '_' ? sign : sign is '(' or ')' or '\n' && amount is '\0' or ' ' ? sign : sign == ' ' && amount == '\0' ? ' ' : amount;
        }

        return amount;
    }

    private static bool IsSpace(char letter) => letter is ' ' or '\t' or '\u00a0' or '\u202f' or '\u2009' or '\u2007';

    private static bool IsDash(char letter) => letter is '-' or (>= '\u2010' and <= '\u2015') or '\u2212';
}

/// <summary>Digits without anything between.</summary>
/// <param name="Start">The first one's place in the text.</param>
/// <param name="End">The place after the last one.</param>
/// <param name="FirstDigit">The first one's number among all digits of the run.</param>
/// <param name="Before">What parts it from the group before: <c>- . / · _</c>, a bracket, the end of a line, a space, or nothing that can be seen (0).</param>
internal readonly record struct DigitGroup(int Start, int End, int FirstDigit, char Before)
{
    /// <summary>Number of digits.</summary>
    public int Length => End - Start;
}
