namespace Streaming.Testing.Recount;

/// <summary>Why a record of the log takes no part in any number.</summary>
public enum RecountExclusion
{
    /// <summary>The value is not a JSON object.</summary>
    Malformed,

    /// <summary>The value is longer than 64 KiB of UTF-8.</summary>
    Oversized,

    /// <summary>An attribute or a field is absent, of the wrong type, empty, too long or not one of its words.</summary>
    Invalid,

    /// <summary>A type that is no ticket, call or survey event: skipped, not an error.</summary>
    UnknownType,

    /// <summary>A survey value outside its scale, or a scale that has no cuts for its kind.</summary>
    OutOfScale,

    /// <summary>Event time more than the horizon before the record's timestamp.</summary>
    Expired,

    /// <summary>Event time more than the allowance after the record's timestamp.</summary>
    Future,
}
