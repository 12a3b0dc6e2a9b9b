namespace Streaming.Demo.DeadLetters;

/// <summary>How many records became dead letters, and why.</summary>
/// <param name="Total">All of them, each once.</param>
/// <param name="ByReason">Their number by reason, the most frequent first.</param>
/// <param name="Samples">The first few.</param>
/// <param name="Missed">Letters that the broker dropped before they could be read: 0 unless it keeps too little.</param>
public sealed record DeadLetterCount(long Total, IReadOnlyList<KeyValuePair<string, long>> ByReason, IReadOnlyList<DeadLetter> Samples, long Missed)
{
    /// <summary>None yet.</summary>
    public static DeadLetterCount None { get; } = new(0, [], [], 0);
}
