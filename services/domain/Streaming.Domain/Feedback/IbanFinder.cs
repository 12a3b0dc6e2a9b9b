namespace Streaming.Domain.Feedback;

/// <summary>Finds international bank account numbers: a country, as many letters and digits as it uses, and the check digits (ISO 13616).</summary>
internal static class IbanFinder
{
    private const int Head = 4;

    // Country and length, by the registry of SWIFT.
    private const string Lengths =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22"
        + "IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24"
        + "SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

    private static readonly Dictionary<(char, char), int> LengthOf = Enumerable.Range(0, Lengths.Length / Head).ToDictionary(
        static i => (Lengths[i * Head], Lengths[(i * Head) + 1]),
        static i => ((Lengths[(i * Head) + 2] - '0') * 10) + (Lengths[(i * Head) + 3] - '0'));

    /// <summary>Adds the account numbers of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">Holds what was found before, in order; receives the account numbers behind it.</param>
    public static void Find(string text, List<Redaction> found)
    {
        var known = found.Count;
        var next = 0;
        for (var at = 0; at + Head < text.Length; at++)
        {
            if (next < known && at >= found[next].Start)
            {
                at = found[next].End - 1;
                next++;
                continue;
            }

            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && EndOf(text, at, next < known ? found[next].Start : text.Length) is var end and > 0)
            {
                found.Add(new Redaction(at, end, CommentRedactor.IbanMark));
                at = end - 1;
            }
        }
    }

    /// <summary>Where the account number that begins at a place ends; 0 where none does.</summary>
    private static int EndOf(string text, int start, int limit)
    {
        if (!char.IsAsciiLetter(text[start]) || !LengthOf.TryGetValue((char.ToUpperInvariant(text[start]), char.ToUpperInvariant(text[start + 1])), out var length))
        {
            return 0;
        }

        Span<int> values = stackalloc int[length];
        var (count, at, gap) = (0, start, 0);
        for (; at < limit && count < length; at++)
        {
            if (ValueOf(text[at]) is var value and >= 0)
            {
                values[count++] = value;
                gap = 0;
            }
            else if (!IsGap(text[at]) || ++gap > 2)
            {
                return 0;
            }
        }

        var isWhole = count == length && (at == text.Length || !char.IsLetterOrDigit(text[at]));
        return isWhole && values[2] < 10 && values[3] < 10 && Remainder(values) == 1 ? at : 0;
    }

    /// <summary>What the number leaves when it is divided by 97, its head behind its tail, letters as numbers of two digits.</summary>
    private static int Remainder(ReadOnlySpan<int> values)
    {
        var remainder = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[(i + Head) % values.Length];
            remainder = ((remainder * (value < 10 ? 10 : 100)) + value) % 97;
        }

        return remainder;
    }

    private static int ValueOf(char letter) =>
        char.IsAsciiLetter(letter) ? char.ToUpperInvariant(letter) - 'A' + 10 : NumberRun.DigitOf(letter);

    private static bool IsGap(char letter) => letter is ' ' or '-' or '.' or '_' or '\u00a0' or '\u202f' or '\n' or '\r' || InvisibleText.Is(letter);
}
