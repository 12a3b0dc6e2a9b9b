namespace Streaming.Ingestion.DeadLetters;

/// <summary>What became of an attempt to write a dead letter.</summary>
internal enum LetterOutcome
{
    /// <summary>The broker has acknowledged it.</summary>
    Safe,

    /// <summary>It is too large for the dead-letter topic.</summary>
    TooLarge,

    /// <summary>It was not taken, or nobody knows; another attempt may succeed.</summary>
    Refused,
}
