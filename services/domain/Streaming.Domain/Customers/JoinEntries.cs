using Streaming.Domain.Binary;

namespace Streaming.Domain.Customers;

/// <summary>Goes through the entries of a record of <see cref="JoinCodec"/> without reading more of them than whose they are.</summary>
/// <remarks>Every step throws <see cref="InvalidDataException"/> where the bytes are no such record.</remarks>
public ref struct JoinEntries
{
    private readonly ReadOnlySpan<byte> _record;
    private ByteReader _reader;

    /// <summary>The entries of a record.</summary>
    /// <param name="record">The record's value.</param>
    /// <exception cref="InvalidDataException">It has another form.</exception>
    public JoinEntries(ReadOnlySpan<byte> record)
    {
        _record = record;
        _reader = new ByteReader(record);
        var format = _reader.ReadByte();
        if (format != JoinCodec.Format)
        {
            throw new InvalidDataException($"The record has form {format}, and this version reads form {JoinCodec.Format} only.");
        }
    }

    /// <summary>The newest entry.</summary>
    public JoinEntry Current { get; private set; }

    /// <summary>This, for a loop.</summary>
    public readonly JoinEntries GetEnumerator() => this;

    /// <summary>Goes to the next entry.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        if (_reader.IsAtEnd)
        {
            return false;
        }

        var start = _reader.Consumed;
        var entry = _reader.ReadBytes();
        var head = new ByteReader(entry);
        var customer = head.ReadBytes();
        var timeMs = head.ReadSigned();
        Current = new JoinEntry(_record[start.._reader.Consumed], customer, timeMs, entry[head.Consumed..]);
        return true;
    }
}
