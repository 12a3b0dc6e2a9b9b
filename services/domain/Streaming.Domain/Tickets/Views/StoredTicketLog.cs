using Streaming.Domain.Binary;

namespace Streaming.Domain.Tickets.Views;

/// <summary>An entry of a shard's ticket log: the tickets that one commit changed, each with its whole state.</summary>
public ref struct StoredTicketLog
{
    /// <summary>The format that this code writes, and the only one that it reads.</summary>
    internal const byte Format = 1;

    private ByteReader _reader;

    /// <summary>Begins to read an entry.</summary>
    /// <param name="entry">The entry, to be disposed only after the last of its tickets was looked at.</param>
    /// <exception cref="InvalidDataException">The bytes are not an entry, or of an unknown format.</exception>
    public StoredTicketLog(PlainValue entry)
    {
        _reader = new ByteReader(entry.Bytes);
        var format = _reader.ReadByte();
        if (format != Format)
        {
            throw new InvalidDataException(
                $"A stored ticket log has format {format}, and this version reads format {Format} only: run the version that wrote it, or rebuild the shard by replay.");
        }
    }

    /// <summary>Reads the next ticket.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="state">Its state; empty where the ticket is no longer kept.</param>
    /// <returns>Whether there was one.</returns>
    public bool Next(out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> state)
    {
        if (_reader.IsAtEnd)
        {
            key = default;
            state = default;
            return false;
        }

        key = _reader.ReadBytes();
        state = _reader.ReadBytes();
        return true;
    }
}
