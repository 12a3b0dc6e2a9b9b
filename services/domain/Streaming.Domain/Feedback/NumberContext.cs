using System.Globalization;

namespace Streaming.Domain.Feedback;

/// <summary>What stands around a number, and tells what it is: signs, units, and the words before it.</summary>
internal static class NumberContext
{
    private const int WordsLookedAt = 5;
    private const int LettersLookedAt = 48;

    private static readonly HashSet<string> Phones = new(StringComparer.OrdinalIgnoreCase)
    {
        "tel", "tél", "telephone", "téléphone", "telefon", "telefono", "teléfono", "phone", "phones", "mobile", "mobil", "mob", "cell", "cellphone", "portable",
        "gsm", "fax", "handy", "call", "ring", "dial", "appelez", "appeler", "appelle", "rappelez", "rappeler", "joignable", "joindre", "whatsapp", "sms",
        "anrufen", "rückruf",
    };

    private static readonly HashSet<string> Ids = new(StringComparer.OrdinalIgnoreCase)
    {
        "ticket", "tickets", "order", "orders", "commande", "case", "dossier", "ref", "réf", "reference", "référence", "incident", "invoice", "facture", "id", "serial",
        "serie", "série", "sn", "article", "sku", "colis", "parcel", "tracking", "suivi", "contract", "contrat",
        "policy", "bestellung", "vorgang", "rechnung", "version", "build", "ean", "isbn", "siret", "siren", "inc", "code", "item",
    };

    private static readonly HashSet<string> Fillers = new(StringComparer.OrdinalIgnoreCase)
    {
        "is", "at", "on", "no", "nr", "num", "number", "numero", "numéro", "n", "my", "mon", "ma", "me", "us", "nous", "the", "le", "la", "au", "a", "à", "est",
        "or", "ou", "and", "et", "to", "under", "sur", "new", "nouveau", "und", "unter", "s", "l", "d", "du", "de", "of", "was", "back", "mich", "mir",
    };

    private static readonly HashSet<string> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        "eur", "euro", "euros", "usd", "dollar", "dollars", "gbp", "pounds", "chf", "francs", "jpy", "yen", "k", "kg", "km", "mb", "gb", "bytes", "ms", "cents",
    };

    /// <summary>What words before a number say that it is.</summary>
    public enum Called
    {
        /// <summary>Nothing.</summary>
        Nothing,

        /// <summary>A phone number.</summary>
        Phone,

        /// <summary>An id.</summary>
        Id,
    }

    /// <summary>Whether a plus sign stands before a number, perhaps with a bracket or a space between.</summary>
    public static bool HasPlus(string text, int start)
    {
        for (var at = start - 1; at >= 0 && start - at <= 3; at--)
        {
            if (text[at] is '+' or '＋')
            {
                return at == 0 || NumberRun.DigitOf(text[at - 1]) < 0;
            }

            if (text[at] is not ('(' or ' '))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether a currency, a unit or decimals stand beside a number.</summary>
    public static bool IsAmount(string text, int start, int end)
    {
        if (end + 1 < text.Length && text[end] == ',' && NumberRun.DigitOf(text[end + 1]) >= 0)
        {
            return true;
        }

        var after = end;
        while (after < text.Length && after - end < 2 && char.IsWhiteSpace(text[after]))
        {
            after++;
        }

        if (after < text.Length && IsMoneySign(text[after]))
        {
            return true;
        }

        var word = after;
        while (word < text.Length && word - after < 8 && char.IsLetter(text[word]))
        {
            word++;
        }

        if (word > after && Units.Contains(text[after..word]))
        {
            return true;
        }

        var before = start;
        while (before > 0 && start - before < 3 && (char.IsWhiteSpace(text[before - 1]) || text[before - 1] is '+' or '-'))
        {
            before--;
        }

        if (before > 0 && IsMoneySign(text[before - 1]) && text[before - 1] != '%')
        {
            return true;
        }

        word = before;
        while (word > 0 && before - word < 8 && char.IsLetter(text[word - 1]))
        {
            word--;
        }

        return before - word >= 3 && Units.Contains(text[word..before]);
    }

    /// <summary>Whether a number is part of something longer: an id, a code, a name.</summary>
    public static bool IsJoined(string text, IReadOnlyList<DigitGroup> groups, int first, int last)
    {
        if (first > 0 && groups[first].Before is '-' or '.' or '·')
        {
            return true;
        }

        var at = groups[first].Start - 1;
        if (at >= 0 && text[at] == '(')
        {
            at--;
        }

        if (at >= 0 && (IsWord(text[at]) || text[at] == '#' || (at > 0 && text[at] == '-' && IsWord(text[at - 1]))))
        {
            return true;
        }

        // Digits parted as those of phones are may be followed by anything: an extension, the next word without a space.
        var end = groups[last].End;
        return last > first
            ? IsHexToken(text, groups[first].Start, end)
            : end < text.Length && (IsWord(text[end]) || (end + 1 < text.Length && text[end] == '-' && IsWord(text[end + 1])));
    }

    /// <summary>Whether a number is part of a hexadecimal text, such as a UUID.</summary>
    public static bool IsHexToken(string text, int start, int end)
    {
        var hasLetter = false;
        for (var at = start - 1; at >= 0 && start - at <= LettersLookedAt && (char.IsLetterOrDigit(text[at]) || text[at] == '-'); at--)
        {
            if (char.IsLetter(text[at]) && !char.IsAsciiHexDigit(text[at]))
            {
                return false;
            }

            hasLetter |= char.IsLetter(text[at]);
        }

        for (var at = end; at < text.Length && at - end < LettersLookedAt && (char.IsLetterOrDigit(text[at]) || text[at] == '-'); at++)
        {
            if (char.IsLetter(text[at]) && !char.IsAsciiHexDigit(text[at]))
            {
                return false;
            }

            hasLetter |= char.IsLetter(text[at]);
        }

        return hasLetter;
    }

    /// <summary>What the words before a number call it; words that say nothing are passed over.</summary>
    public static Called CalledBefore(string text, int start)
    {
        var at = start;
        for (var words = 0; words < WordsLookedAt; words++)
        {
            while (at > 0 && start - at < LettersLookedAt && !char.IsLetter(text[at - 1]) && NumberRun.DigitOf(text[at - 1]) < 0 && text[at - 1] is not ('\n' or ';' or '!' or '?'))
            {
                at--;
            }

            var end = at;
            while (at > 0 && start - at < LettersLookedAt && IsLetter(text[at - 1]))
            {
                at--;
            }

            if (at == end)
            {
                return Called.Nothing;
            }

            var word = text[at..end];
            if (Phones.Contains(word))
            {
                return Called.Phone;
            }

            if (Ids.Contains(word))
            {
                return Called.Id;
            }

            if (!Fillers.Contains(word))
            {
                return Called.Nothing;
            }
        }

        return Called.Nothing;
    }

    private static bool IsMoneySign(char letter) => letter is '%' or '‰' || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.CurrencySymbol;

    private static bool IsWord(char letter) => char.IsLetter(letter) || letter == '_';

    private static bool IsLetter(char letter) => char.IsLetter(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;
}
