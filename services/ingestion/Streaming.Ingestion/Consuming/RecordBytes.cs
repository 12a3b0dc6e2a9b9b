namespace Streaming.Ingestion.Consuming;

/// <summary>The key or value of the newest record, in memory that is used again for the next one.</summary>
internal sealed class RecordBytes
{
    private byte[] _bytes = new byte[1024];
    private int _length;
    private bool _isNull = true;

    /// <summary>The bytes; empty when there were none.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    /// <summary>Takes the bytes of the next record.</summary>
    public void Set(ReadOnlySpan<byte> data, bool isNull)
    {
        if (_bytes.Length < data.Length)
        {
            _bytes = new byte[Math.Max(_bytes.Length * 2, data.Length)];
        }

        data.CopyTo(_bytes);
        _length = data.Length;
        _isNull = isNull;
    }

    /// <summary>A copy, or <see langword="null"/> when the record had none.</summary>
    public byte[]? Copy() => _isNull ? null : Span.ToArray();
}
