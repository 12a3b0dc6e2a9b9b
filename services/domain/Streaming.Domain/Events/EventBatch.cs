namespace Streaming.Domain.Events;

/// <summary>
/// Decoded events in the order of their arrival, with the text that they refer to. Filled by one decoder, read by the engine, then
/// cleared and filled again: its arrays are kept, so that a steady stream allocates nothing.
/// </summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
public sealed class EventBatch
{
    private SupportEvent[] _events = new SupportEvent[256];
    private byte[] _text = new byte[32 * 1024];
    private int _textLength;

    /// <summary>Number of events.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of text held.</summary>
    public int TextBytes => _textLength;

    /// <summary>The event at a place, by reference.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public ref SupportEvent this[int index] => ref _events[index];

    /// <summary>Adds an empty event and returns it for filling.</summary>
    public ref SupportEvent Add()
    {
        if (Count == _events.Length)
        {
            Array.Resize(ref _events, Count * 2);
        }

        ref var added = ref _events[Count++];
        added = default;
        return ref added;
    }

    /// <summary>Takes back all events from one on, with the text that came with them.</summary>
    /// <param name="index">The value of <see cref="Count"/> before the first of them was added.</param>
    /// <param name="textMark">The value of <see cref="TextBytes"/> before.</param>
    public void RemoveFrom(int index, int textMark)
    {
        Count = index;
        _textLength = textMark;
    }

    /// <summary>Copies text into the batch.</summary>
    /// <param name="utf8">The text.</param>
    /// <returns>Where it lies.</returns>
    public TextRef AddText(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(ReserveText(utf8.Length));
        return CommitText(utf8.Length);
    }

    /// <summary>Room for text that the caller writes itself; <see cref="CommitText"/> keeps what was written.</summary>
    /// <param name="maxBytes">The most that will be written.</param>
    public Span<byte> ReserveText(int maxBytes)
    {
        if (_text.Length - _textLength < maxBytes)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _textLength + maxBytes));
        }

        return _text.AsSpan(_textLength, maxBytes);
    }

    /// <summary>Keeps the first bytes of the room that <see cref="ReserveText"/> gave.</summary>
    /// <param name="bytes">How many.</param>
    /// <returns>Where they lie.</returns>
    public TextRef CommitText(int bytes)
    {
        var added = new TextRef(_textLength, bytes);
        _textLength += bytes;
        return added;
    }

    /// <summary>The bytes of a piece of text; empty when it is absent.</summary>
    /// <param name="text">A piece of this batch's text.</param>
    public ReadOnlySpan<byte> Text(TextRef text) => _text.AsSpan(text.Offset, text.Length);

    /// <summary>Forgets all events and text.</summary>
    public void Clear()
    {
        Count = 0;
        _textLength = 0;
    }
}
