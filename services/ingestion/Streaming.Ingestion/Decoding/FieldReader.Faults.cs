using System.Text;

namespace Streaming.Ingestion.Decoding;

/// <summary>How faults are worded: the field, its value where that cannot be a customer's words, and what to send instead.</summary>
internal ref partial struct FieldReader
{
    private const int MostShownBytes = 40;

    /// <summary>Leaves a fault, unless one with an earlier reason stands.</summary>
    /// <param name="reason">Why the event is invalid, were it any field; some fields have a reason of their own.</param>
    /// <param name="field">The field at fault.</param>
    /// <param name="rule">To be read after the field's name: "must be …".</param>
    /// <param name="shown">The value, cut short; only ever of fields that hold no personal data.</param>
    /// <returns>Always <see langword="false"/>.</returns>
    public bool Fail(InvalidReason reason, EventField field, string rule, scoped ReadOnlySpan<byte> shown = default)
    {
        reason = ReasonFor(field, reason);
        if (IsSound || reason < Fault.Reason)
        {
            var name = FieldNames.Of(field);
            Fault = DecodeResult.Invalid(reason, name, shown.IsEmpty ? $"'{name}' {rule}." : $"'{name}' is '{Show(shown)}' but {rule}.");
        }

        return false;
    }

    private static InvalidReason ReasonFor(EventField field, InvalidReason reason) => field switch
    {
        EventField.SpecVersion or EventField.Id or EventField.Source or EventField.Type => InvalidReason.NotCloudEvent,
        EventField.DataContentType or EventField.Subject => InvalidReason.NotCloudEvent,
        EventField.Time => InvalidReason.InvalidTime,
        EventField.PartitionKey => InvalidReason.KeyMismatch,
        _ => reason,
    };

    private static string Show(scoped ReadOnlySpan<byte> value)
    {
        var cut = value.Length > MostShownBytes;
        var text = new StringBuilder(Encoding.UTF8.GetString(cut ? value[..MostShownBytes] : value));
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
            {
                text[i] = ' ';
            }
        }

        return cut ? text.Append('…').ToString() : text.ToString();
    }

    private bool FailChoice(EventField field, string choices, scoped ReadOnlySpan<byte> shown) =>
        Fail(InvalidReason.InvalidField, field, $"must be one of {choices}", shown);

    private bool FailTooLong(EventField field, int bytes, int maxBytes) =>
        Fail(InvalidReason.TooLong, field, $"has {bytes} bytes of UTF-8 but must have at most {maxBytes}");
}
