namespace Streaming.Ingestion.Decoding;

/// <summary>The result of decoding one record.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why it is invalid; <see cref="InvalidReason.None"/> unless it is.</param>
/// <param name="Field">
/// The field at fault, such as <c>time</c> or <c>data.team</c>; <see langword="null"/> when it is the event as a whole.
/// </param>
/// <param name="Message">What is wrong and what to send instead, without customer text; <see langword="null"/> unless invalid.</param>
public sealed record DecodeResult(DecodeOutcome Outcome, InvalidReason Reason, string? Field, string? Message)
{
    /// <summary>An event was added to the batch.</summary>
    public static DecodeResult Decoded { get; } = new(DecodeOutcome.Decoded, InvalidReason.None, null, null);

    /// <summary>A sound event of an unknown type.</summary>
    public static DecodeResult Unknown { get; } = new(DecodeOutcome.UnknownType, InvalidReason.None, null, null);

    /// <summary>Whether an event was added to the batch.</summary>
    public bool IsDecoded => Outcome == DecodeOutcome.Decoded;

    /// <summary>An invalid event.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="field">The field at fault, or <see langword="null"/>.</param>
    /// <param name="message">What is wrong and what to send instead.</param>
    public static DecodeResult Invalid(InvalidReason reason, string? field, string message) =>
        new(DecodeOutcome.Invalid, reason, field, message);
}
