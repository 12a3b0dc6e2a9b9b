namespace Streaming.Contracts;

/// <summary>
/// Why a record became a dead letter: the value of <see cref="DeadLetterHeaders.Reason"/> and of the metric label
/// <see cref="LabelNames.Reason"/>. The first that applies, in the order of this page, is given; <see cref="Future"/> after all others.
/// </summary>
public static class DeadLetterReasons
{
    /// <summary>The record has no value.</summary>
    public const string Empty = "empty";

    /// <summary>The event is larger than <see cref="Limits.EventBytes"/>.</summary>
    public const string TooLarge = "too_large";

    /// <summary>
    /// The value is not one JSON object in valid UTF-8 without a byte order mark, nests deeper than <see cref="Limits.Nesting"/>, or has a property that
    /// is known twice.
    /// </summary>
    public const string NotJson = "not_json";

    /// <summary>
    /// A CloudEvents attribute that every event needs is missing or invalid, time apart; <c>subject</c> is not what the data names; the data is of
    /// another media type than JSON; or, in binary mode, an attribute's header stands twice or is not valid UTF-8.
    /// </summary>
    public const string NotCloudEvent = "not_cloudevent";

    /// <summary>
    /// The attribute <c>time</c> is missing or not RFC 3339 with an offset; or, after all others, it lies outside the years <see cref="Limits.FirstYear"/>
    /// to <see cref="Limits.LastYear"/> and is not expired.
    /// </summary>
    public const string InvalidTime = "invalid_time";

    /// <summary>The event's time is more than <see cref="Limits.FutureSeconds"/> after the record's timestamp.</summary>
    public const string Future = "future";

    /// <summary>A field that this type needs is missing, or null where that has no meaning.</summary>
    public const string MissingField = "missing_field";

    /// <summary>A field has the wrong JSON type, a value that is not among those allowed, or half of a surrogate pair in its text.</summary>
    public const string InvalidField = "invalid_field";

    /// <summary>A string is longer than its limit.</summary>
    public const string TooLong = "too_long";

    /// <summary>An id or dimension value is empty, or has white space at its start or end.</summary>
    public const string NotTrimmed = "not_trimmed";

    /// <summary>A survey's value is outside its own scale, or the scale is no scale. Never clamped.</summary>
    public const string OutOfScale = "out_of_scale";

    /// <summary>A survey has a scale for which no cuts are configured.</summary>
    public const string UnknownScale = "unknown_scale";

    /// <summary>The record's key or <c>partitionkey</c> is not the id that the event must be keyed by.</summary>
    public const string KeyMismatch = "key_mismatch";

    /// <summary>The record stands on an internal topic and is nothing that a worker of this version wrote there.</summary>
    public const string NotTold = "not_told";
}
