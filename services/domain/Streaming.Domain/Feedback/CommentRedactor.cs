using System.Text;

namespace Streaming.Domain.Feedback;

/// <summary>
/// Takes e-mail addresses, phone numbers, payment card numbers and bank account numbers (IBAN) out of what people write, and leaves a mark that says what stood there.
/// Ticket ids, dates, times, amounts and versions stay. A pure function; what it leaves, it leaves again.
/// </summary>
/// <remarks>
/// It goes by form: what is written as no address or number is ever written (<c>my mail is like my name at the usual place</c>) is not found,
/// and neither are names. Time and memory are linear in the text.
/// </remarks>
public static class CommentRedactor
{
    /// <summary>Stands where an e-mail address stood.</summary>
    public const string EmailMark = "[email]";

    /// <summary>Stands where a phone number stood.</summary>
    public const string PhoneMark = "[phone]";

    /// <summary>Stands where a card number stood.</summary>
    public const string CardMark = "[card]";

    /// <summary>Stands where a bank account number stood.</summary>
    public const string IbanMark = "[iban]";

    /// <summary>The text without what could identify somebody.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <returns>The same text where there was nothing to take out.</returns>
    public static string Redact(string text)
    {
        var found = new List<Redaction>();
        EmailFinder.Find(text, found);
        IbanFinder.Find(text, found);
        Sort(found);
        NumberFinder.Find(text, found);
        if (found.Count == 0)
        {
            return text;
        }

        Sort(found);
        var redacted = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end, mark) in found)
        {
            redacted.Append(text, at, start - at).Append(mark);
            at = end;
        }

        return redacted.Append(text, at, text.Length - at).ToString();
    }

    private static void Sort(List<Redaction> found) => found.Sort(static (left, right) => left.Start.CompareTo(right.Start));
}

/// <summary>A part of a text that is to go.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The first character after it.</param>
/// <param name="Mark">What stands there instead.</param>
internal readonly record struct Redaction(int Start, int End, string Mark);
