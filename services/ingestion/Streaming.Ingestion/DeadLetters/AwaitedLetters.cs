namespace Streaming.Ingestion.DeadLetters;

/// <summary>
/// The dead letters of a shard that are not yet safe, and whether they are too many. Once they are, they stay too many until all are
/// acknowledged, so that records which come faster than the broker acknowledges letters leave a moment in which the shard can commit.
/// </summary>
/// <param name="mostBytes">Bytes of letters, beyond which they are too many.</param>
/// <remarks>Belongs to one consumer thread; letters are written, and end, elsewhere.</remarks>
internal sealed class AwaitedLetters(long mostBytes)
{
    /// <summary>Letters, however small, beyond which they are too many.</summary>
    public const int MostLetters = 1_000;

    private readonly Queue<Task> _letters = new();
    private int _count;
    private long _bytes;

    /// <summary>Whether there are as many letters, or bytes of them, since all were last safe, that no more should be added.</summary>
    public bool AreTooMany => !AreSafe() && (_count >= MostLetters || _bytes >= mostBytes);

    /// <summary>What became of the oldest letter that is not safe, where it was given up; else <see langword="null"/>.</summary>
    public Exception? Fault =>
        !AreSafe() && _letters.Peek() is { Exception: { } fault } ? fault.GetBaseException() : null;

    /// <summary>Adds a letter.</summary>
    /// <param name="letter">Ends once the letter is safe.</param>
    /// <param name="bytes">How large it is.</param>
    public void Add(Task letter, long bytes)
    {
        _letters.Enqueue(letter);
        _count++;
        _bytes += bytes;
    }

    /// <summary>Looks whether all letters are safe, and forgets those that are, the oldest first.</summary>
    public bool AreSafe()
    {
        while (_letters.TryPeek(out var oldest) && oldest.IsCompletedSuccessfully)
        {
            _letters.Dequeue();
        }

        if (_letters.Count > 0)
        {
            return false;
        }

        (_count, _bytes) = (0, 0);
        return true;
    }
}
