namespace Streaming.Contracts;

/// <summary>
/// Why a record became a dead letter: the value of <see cref="DeadLetterHeaders.Reason"/> and of the metric label
/// <see cref="LabelNames.Reason"/>. Of several faults, the first that is found counts.
/// </summary>
public static class DeadLetterReasons
{
    /// <summary>Not UTF-8, not one JSON object, no value at all, or an object that has one property twice.</summary>
    public const string Malformed = "malformed";

    /// <summary>The event is larger than <see cref="Limits.EventBytes"/>.</summary>
    public const string TooLarge = "too_large";

    /// <summary>The CloudEvents version is not <see cref="CloudEventHeaders.SpecVersionValue"/>, or the data is not JSON.</summary>
    public const string Unsupported = "unsupported";

    /// <summary>An attribute or field that is needed is left out or null.</summary>
    public const string MissingField = "missing_field";

    /// <summary>A field has another JSON type than it should.</summary>
    public const string WrongType = "wrong_type";

    /// <summary>A string is longer than its limit.</summary>
    public const string TooLong = "too_long";

    /// <summary>A string is empty, or nothing but white space.</summary>
    public const string EmptyText = "empty_text";

    /// <summary>
    /// A value is none of those that the field may have, or outside its range: a survey's value outside its own scale is never clamped, and a
    /// scale without configured cuts means nothing.
    /// </summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>The attribute <c>time</c> is not RFC 3339 with an offset.</summary>
    public const string BadTime = "bad_time";

    /// <summary>The record's key or <c>partitionkey</c> is not the id that the event must be keyed by, so it may lie in the wrong partition.</summary>
    public const string WrongKey = "wrong_key";

    /// <summary>The event's time is more than <see cref="Limits.FutureSeconds"/> after the record's timestamp.</summary>
    public const string Future = "future";
}
