namespace Streaming.Domain.Events;

/// <summary>A piece of UTF-8 text in an <see cref="EventBatch"/>: where it starts and how many bytes it has.</summary>
/// <param name="Offset">First byte, counted from the start of the batch's text.</param>
/// <param name="Length">Number of bytes; 0 means that the text is absent, for no text here is ever empty.</param>
public readonly record struct TextRef(int Offset, int Length)
{
    /// <summary>Whether there is no text.</summary>
    public bool IsAbsent => Length == 0;
}
