using System.Buffers.Text;
using System.Text.Json;
using Streaming.Domain.Events;

namespace Streaming.Ingestion.Decoding;

/// <summary>Money, counts, scores and periods.</summary>
internal ref partial struct FieldReader
{
    // Sums of a million such amounts still fit.
    private const long GreatestLong = 1_000_000_000_000;

    /// <summary>Reads a large integer that must be there: up to a million millions either way.</summary>
    public long RequiredLong(EventField field)
    {
        if (!TryNumber(field, out var exact))
        {
            return 0;
        }

        if (exact != decimal.Truncate(exact) || Math.Abs(exact) > GreatestLong)
        {
            Fail(InvalidReason.InvalidField, field, $"must be an integer, {GreatestLong} at most");
            return 0;
        }

        return (long)exact;
    }

    /// <summary>Reads the score that must be there, 0 to 100, floored to thousandths.</summary>
    public long RequiredScore()
    {
        if (!TryNumber(EventField.Score, out var exact))
        {
            return 0;
        }

        if (exact is < 0 or > 100)
        {
            Fail(InvalidReason.InvalidField, EventField.Score, "must be 0 to 100");
            return 0;
        }

        return (long)decimal.Floor(exact * 1000);
    }

    /// <summary>Reads what money was spent on, which must be there.</summary>
    public CostKind RequiredCostKind()
    {
        var kind = default(CostKind);
        if (Require(EventField.CostKind)
            && TryPlain(EventField.CostKind, out var text)
            && !Vocabulary.TryCostKind(text, out kind))
        {
            FailChoice(EventField.CostKind, Vocabulary.CostKinds, text);
        }

        return kind;
    }

    /// <summary>Reads the currency that must be there: three capital letters.</summary>
    public TextRef RequiredCurrency()
    {
        if (!Require(EventField.Currency) || !TryPlain(EventField.Currency, out var text))
        {
            return default;
        }

        if (text.Length != 3 || text.ContainsAnyExceptInRange((byte)'A', (byte)'Z'))
        {
            Fail(InvalidReason.InvalidField, EventField.Currency, "must be an ISO 4217 code such as EUR", text);
            return default;
        }

        return _batch.AddText(text);
    }

    /// <summary>Reads an end of a period that must be there and lie in <see cref="TimeRange"/>, as Unix milliseconds.</summary>
    public long RequiredTime(EventField field)
    {
        if (!Require(field) || !TryPlain(field, out var text))
        {
            return 0;
        }

        if (!Rfc3339.TryParse(text, out var unixMs))
        {
            Fail(InvalidReason.InvalidField, field, "must be an RFC 3339 time such as 2026-03-02T00:00:00Z", text);
        }
        else if (!TimeRange.Contains(unixMs))
        {
            Fail(InvalidReason.InvalidField, field, TimeRange.Rule, text);
        }

        return unixMs;
    }

    private bool TryNumber(EventField field, out decimal number)
    {
        number = 0;
        if (!Require(field))
        {
            return false;
        }

        ref readonly var slot = ref _fields[field];
        if (slot.Type != JsonTokenType.Number)
        {
            return Fail(InvalidReason.InvalidField, field, "must be a number");
        }

        var text = Raw(slot);
        return (Utf8Parser.TryParse(text, out number, out var used) && used == text.Length)
            || Fail(InvalidReason.InvalidField, field, "must be a number of ordinary size", text);
    }
}
