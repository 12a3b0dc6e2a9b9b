namespace Streaming.Ingestion.Decoding;

/// <summary>
/// Why a record's value is not a valid event: <see cref="Streaming.Contracts.DeadLetterReasons"/> as numbers, in the order in which they
/// are given when several apply.
/// </summary>
public enum InvalidReason : byte
{
    /// <summary>It is valid.</summary>
    None = 0,

    /// <inheritdoc cref="Streaming.Contracts.DeadLetterReasons.Empty"/>
    Empty,

    /// <inheritdoc cref="Streaming.Contracts.DeadLetterReasons.TooLarge"/>
    TooLarge,

    /// <inheritdoc cref="Streaming.Contracts.DeadLetterReasons.NotJson"/>
    NotJson,

    /// <inheritdoc cref="Streaming.Contracts.DeadLetterReasons.NotCloudEvent"/>
    NotCloudEvent,

    /// <inheritdoc cref="Streaming.Contracts.DeadLetterReasons.InvalidTime"/>
    InvalidTime,

    /// <inheritdoc cref="Streaming.Contracts.DeadLetterReasons.Future"/>
    Future,

    /// <inheritdoc cref="Streaming.Contracts.DeadLetterReasons.MissingField"/>
    MissingField,

    /// <inheritdoc cref="Streaming.Contracts.DeadLetterReasons.InvalidField"/>
    InvalidField,

    /// <inheritdoc cref="Streaming.Contracts.DeadLetterReasons.TooLong"/>
    TooLong,

    /// <inheritdoc cref="Streaming.Contracts.DeadLetterReasons.NotTrimmed"/>
    NotTrimmed,

    /// <inheritdoc cref="Streaming.Contracts.DeadLetterReasons.OutOfScale"/>
    OutOfScale,

    /// <inheritdoc cref="Streaming.Contracts.DeadLetterReasons.UnknownScale"/>
    UnknownScale,

    /// <inheritdoc cref="Streaming.Contracts.DeadLetterReasons.KeyMismatch"/>
    KeyMismatch,

    /// <inheritdoc cref="Streaming.Contracts.DeadLetterReasons.NotTold"/>
    NotTold,
}
