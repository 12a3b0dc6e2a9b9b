namespace Streaming.Ingestion.DeadLetters;

/// <summary>Makes attempts to write dead letters; those of one partition in the order in which they are given, as far as they are taken.</summary>
internal interface ILetterWriter
{
    /// <summary>Hands a letter to the client.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="isPointer">Whether to write what points to the record instead of the record.</param>
    /// <param name="onReport">Called once, on any thread, also before this returns.</param>
    /// <returns>Whether there was an attempt; if not, <paramref name="onReport"/> is not called.</returns>
    bool TryWrite(DeadLetter letter, bool isPointer, Action<LetterOutcome> onReport);
}
