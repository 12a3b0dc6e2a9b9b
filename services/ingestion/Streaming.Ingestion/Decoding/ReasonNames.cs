using Streaming.Contracts;

namespace Streaming.Ingestion.Decoding;

/// <summary>The published names of the reasons: what stands in a dead letter's header and on the metric's label.</summary>
public static class ReasonNames
{
    /// <summary>The name of a reason.</summary>
    /// <param name="reason">Any reason but <see cref="InvalidReason.None"/>.</param>
    public static string Of(InvalidReason reason) => reason switch
    {
        InvalidReason.Empty => DeadLetterReasons.Empty,
        InvalidReason.TooLarge => DeadLetterReasons.TooLarge,
        InvalidReason.NotJson => DeadLetterReasons.NotJson,
        InvalidReason.NotCloudEvent => DeadLetterReasons.NotCloudEvent,
        InvalidReason.InvalidTime => DeadLetterReasons.InvalidTime,
        InvalidReason.Future => DeadLetterReasons.Future,
        InvalidReason.MissingField => DeadLetterReasons.MissingField,
        InvalidReason.InvalidField => DeadLetterReasons.InvalidField,
        InvalidReason.TooLong => DeadLetterReasons.TooLong,
        InvalidReason.NotTrimmed => DeadLetterReasons.NotTrimmed,
        InvalidReason.OutOfScale => DeadLetterReasons.OutOfScale,
        InvalidReason.UnknownScale => DeadLetterReasons.UnknownScale,
        InvalidReason.KeyMismatch => DeadLetterReasons.KeyMismatch,
        InvalidReason.NotTold => DeadLetterReasons.NotTold,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A valid event has no reason."),
    };
}
