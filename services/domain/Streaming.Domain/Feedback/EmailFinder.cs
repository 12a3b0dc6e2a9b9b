namespace Streaming.Domain.Feedback;

/// <summary>Finds e-mail addresses, also those that are written with <c>(at)</c> and <c>(dot)</c>, <c>%40</c>, a quoted name, or characters in them that nobody sees.</summary>
internal static class EmailFinder
{
    private const int MaxLocal = 64;
    private const int MaxDomain = 253;

    private static readonly string[] Ats = ["(at)", "[at]", "{at}", "<at>"];
    private static readonly string[] EncodedAts = ["%40"];
    private static readonly string[] Dots = ["(dot)", "[dot]", "{dot}", "<dot>", "(point)", "[point]"];

    /// <summary>Adds the addresses of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">Receives them, in order.</param>
    public static void Find(string text, List<Redaction> found)
    {
        var done = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isSpelled = text[i] is '(' or '[' or '{' or '<';
            var length = text[i] is '@' or '＠' or '﹫' ? 1 : text[i] == '%' ? LengthOf(text, i, EncodedAts) : isSpelled ? LengthOf(text, i, Ats) : 0;
            if (length == 0)
            {
                continue;
            }

            var start = LocalStart(text, SkipBack(text, i, isSpelled), done);
            var end = start < 0 ? -1 : DomainEnd(text, start, i, InvisibleText.SkipOn(text, SkipOn(text, i + length, isSpelled)));
            if (end >= 0)
            {
                found.Add(new Redaction(start, end, CommentRedactor.EmailMark));
                done = end;
                i = end - 1;
            }
        }
    }

    private static int LocalStart(string text, int end, int from)
    {
        if (end > from && text[end - 1] == '"')
        {
            var quote = end - 2;
            while (quote >= from && end - quote < MaxLocal && text[quote] != '"')
            {
                quote--;
            }

            return quote >= from && quote < end - 2 && text[quote] == '"' ? quote : -1;
        }

        var start = end;
        while (start > from && end - start < MaxLocal && IsLocal(text[start - 1]))
        {
            start--;
        }

        while (start < end && !char.IsLetterOrDigit(text[start]) && text[start] != '_')
        {
            start++;
        }

        return start < end ? start : -1;
    }

    /// <summary>Where a domain ends: labels with dots between, the last one of two letters or more; or an address in brackets.</summary>
    private static int DomainEnd(string text, int local, int sign, int start)
    {
        if (start < text.Length && text[start] == '[')
        {
            var close = text.IndexOf(']', start, Math.Min(48, text.Length - start));
            return close > start + 1 && char.IsAsciiHexDigit(text[close - 1]) ? close + 1 : -1;
        }

        var end = -1;
        var at = start;
        for (var labels = 0; at - start < MaxDomain; labels++)
        {
            var label = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '-' || char.IsSurrogate(text[at]) || InvisibleText.Is(text[at])))
            {
                at++;
            }

            if (at == label)
            {
                return end;
            }

            if ((labels > 0 || IsHost(text, local, sign, label, at)) && at - label >= 2 && char.IsLetter(text[label]))
            {
                end = at;
            }

            var dot = DotLength(text, at);
            if (dot == 0)
            {
                return end;
            }

            at = InvisibleText.SkipOn(text, at + dot);
        }

        return end;
    }

    /// <summary>
    /// Whether a single label is a host that has mailboxes: <c>localhost</c>, or any that is told a person's name, two words with a dot between. Others
    /// are not, or every <c>me@work</c> would be an address.
    /// </summary>
    private static bool IsHost(string text, int local, int sign, int label, int end) =>
        text.AsSpan(label, end - label).Equals("localhost", StringComparison.OrdinalIgnoreCase) || IsName(text.AsSpan(local, sign - local));

    private static bool IsName(ReadOnlySpan<char> local)
    {
        var dot = local.IndexOf('.');
        return dot >= 2 && dot <= local.Length - 3 && local.LastIndexOf('.') == dot && IsWord(local[..dot]) && IsWord(local[(dot + 1)..]);
    }

    private static bool IsWord(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsLetter(letter))
            {
                return false;
            }
        }

        return true;
    }

    private static int DotLength(string text, int at)
    {
        if (at < text.Length && text[at] is '.' or '。' or '．')
        {
            return 1;
        }

        var spelled = SkipOn(text, at, mayBeApart: true);
        var length = LengthOf(text, spelled, Dots);
        return length == 0 ? 0 : SkipOn(text, spelled + length, mayBeApart: true) - at;
    }

    private static int LengthOf(string text, int at, string[] words)
    {
        foreach (var word in words)
        {
            if (string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return word.Length;
            }
        }

        return 0;
    }

    private static int SkipBack(string text, int at, bool mayBeApart) => mayBeApart && at > 0 && text[at - 1] == ' ' ? at - 1 : at;

    private static int SkipOn(string text, int at, bool mayBeApart) => mayBeApart && at < text.Length && text[at] == ' ' ? at + 1 : at;

    private static bool IsLocal(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || InvisibleText.Is(letter) || letter is '.' or '_' or '%' or '+' or '-' or '\'' or '&' or '~';
}
