using System.Buffers.Text;
using System.Text.Json;
using Streaming.Contracts;
using Streaming.Domain.Events;

namespace Streaming.Ingestion.Decoding;

/// <summary>Times, durations, order and closed vocabularies.</summary>
internal ref partial struct FieldReader
{
    // Far above anything real, low enough that sums of a few never overflow; the engine counts such values and leaves them out.
    private const long LongestMs = 1_000_000_000_000_000;

    /// <summary>Reads the event time that must be there, as Unix milliseconds.</summary>
    public long Time()
    {
        if (!Require(EventField.Time) || !TryPlain(EventField.Time, out var text))
        {
            return 0;
        }

        if (!Rfc3339.TryParse(text, out var unixMs))
        {
            Fail(InvalidReason.InvalidTime, EventField.Time, "must be an RFC 3339 time such as 2026-03-02T09:14:05.250Z", text);
        }

        return unixMs;
    }

    /// <summary>Reads the order among equal times; anything that is not an integer counts as absent.</summary>
    public readonly long Sequence()
    {
        if (!_fields.Has(EventField.Sequence))
        {
            return SupportEvent.NoSequence;
        }

        ref readonly var slot = ref _fields[EventField.Sequence];
        var text = slot.Type is JsonTokenType.String or JsonTokenType.Number ? Raw(slot) : default;
        if (slot.IsEscaped)
        {
            // Some writers of JSON escape a plus sign, for instance.
            var plain = _batch.ReserveText(text.Length);
            text = JsonText.TryUnescape(text, plain, out var length) ? plain[..length] : default;
        }

        return Utf8Parser.TryParse(text, out long value, out var used) && used == text.Length ? value : SupportEvent.NoSequence;
    }

    /// <summary>Reads the revision that must be there: any integer above 0, for some producers number versions by the time of the change.</summary>
    public long RequiredRevision()
    {
        if (!TryNumber(EventField.Revision, out var exact))
        {
            return 0;
        }

        if (exact != decimal.Truncate(exact) || exact is <= 0 or > long.MaxValue)
        {
            Fail(InvalidReason.InvalidField, EventField.Revision, "must be an integer above 0", Raw(_fields[EventField.Revision]));
            return 0;
        }

        return (long)exact;
    }

    /// <summary>Reads a duration that must be there: seconds, floored to milliseconds.</summary>
    public long RequiredDurationMs(EventField field)
    {
        if (!Require(field))
        {
            return 0;
        }

        ref readonly var slot = ref _fields[field];
        if (slot.Type != JsonTokenType.Number)
        {
            Fail(InvalidReason.InvalidField, field, "must be a number of seconds");
            return 0;
        }

        var text = Raw(slot);
        var ms = ToMs(text);
        if (ms < 0)
        {
            Fail(InvalidReason.InvalidField, field, "must be a finite number of seconds, 0 or more", text);
        }

        return ms;
    }

    /// <summary>Reads a comment that may be left out; one of white space alone is none.</summary>
    public TextRef Comment()
    {
        if (!HasValue(EventField.Comment) || !TryPlain(EventField.Comment, out var text))
        {
            return default;
        }

        if (text.Length > Limits.CommentBytes)
        {
            FailTooLong(EventField.Comment, text.Length, Limits.CommentBytes);
            return default;
        }

        // Text that was unescaped lies in this very room of the batch already; copying it onto itself is safe.
        return text.IsEmpty || JsonText.IsBlank(text) ? default : _batch.AddText(text);
    }

    /// <summary>Reads a status that must be there; <c>reopened</c> is one.</summary>
    public TicketStatus RequiredStatus()
    {
        var status = TicketStatus.New;
        if (Require(EventField.Status)
            && TryPlain(EventField.Status, out var text)
            && !Vocabulary.TryStatus(text, out status))
        {
            FailChoice(EventField.Status, Vocabulary.Statuses, text);
        }

        return status;
    }

    /// <summary>Reads the status at creation, which may be left out; then it is new.</summary>
    public TicketStatus FirstStatus()
    {
        var status = TicketStatus.New;
        if (HasValue(EventField.Status)
            && TryPlain(EventField.Status, out var text)
            && (!Vocabulary.TryStatus(text, out status) || text.SequenceEqual("reopened"u8)))
        {
            FailChoice(EventField.Status, Vocabulary.FirstStatuses, text);
        }

        return status;
    }

    /// <summary>Reads the author that must be there.</summary>
    public Author RequiredAuthor()
    {
        var author = default(Author);
        if (Require(EventField.Author)
            && TryPlain(EventField.Author, out var text)
            && !Vocabulary.TryAuthor(text, out author))
        {
            FailChoice(EventField.Author, Vocabulary.Authors, text);
        }

        return author;
    }

    /// <summary>Reads the reason of a deletion that must be there.</summary>
    public DeleteReason RequiredReason()
    {
        var reason = default(DeleteReason);
        if (Require(EventField.Reason)
            && TryPlain(EventField.Reason, out var text)
            && !Vocabulary.TryReason(text, out reason))
        {
            FailChoice(EventField.Reason, Vocabulary.Reasons, text);
        }

        return reason;
    }

    /// <summary>Reads the kind of survey that must be there.</summary>
    public SurveyKind RequiredSurveyKind()
    {
        var kind = default(SurveyKind);
        if (Require(EventField.Kind)
            && TryPlain(EventField.Kind, out var text)
            && !Vocabulary.TrySurvey(text, out kind))
        {
            FailChoice(EventField.Kind, Vocabulary.Surveys, text);
        }

        return kind;
    }

    /// <summary>Reads a choice between the customer and one other; the customer when left out.</summary>
    /// <param name="field">The field.</param>
    /// <param name="other">The other choice.</param>
    /// <param name="choices">Both, for the message.</param>
    /// <returns>Whether the other one was chosen.</returns>
    public bool IsOther(EventField field, ReadOnlySpan<byte> other, string choices)
    {
        if (!HasValue(field) || !TryPlain(field, out var text) || text.SequenceEqual("customer"u8))
        {
            return false;
        }

        return text.SequenceEqual(other) || FailChoice(field, choices, text);
    }

    private static long ToMs(ReadOnlySpan<byte> text)
    {
        // Decimal first: 1.234 s is 1,234 ms exactly, which a binary fraction may miss.
        if (Utf8Parser.TryParse(text, out decimal seconds, out var used) && used == text.Length)
        {
            return seconds >= LongestMs / 1000 ? LongestMs : seconds < 0 ? -1 : (long)decimal.Floor(seconds * 1000);
        }

        if (Utf8Parser.TryParse(text, out double huge, out used) && used == text.Length && double.IsFinite(huge))
        {
            return huge >= LongestMs / 1000 ? LongestMs : huge < 0 ? -1 : (long)Math.Floor(huge * 1000);
        }

        return -1;
    }
}
