namespace Streaming.Replay.Replaying;

/// <summary>Reads lines from a stream of any length, one at a time, with memory for one line.</summary>
/// <remarks>
/// Lines end with LF or CR LF; a byte order mark before the first is passed over. Where the stream turns out to be damaged, the lines before it are
/// given and the rest of one is not. Not safe for use by several threads at once.
/// </remarks>
/// <param name="stream">Where lines come from; stays open.</param>
/// <param name="longestLineBytes">Longer lines are passed over, see <see cref="IsTooLong"/>.</param>
public sealed class LineReader(Stream stream, int longestLineBytes = LineReader.LongestLineBytes)
{
    /// <summary>The default of the longest line that is read: 8 MiB, far more than any broker takes.</summary>
    public const int LongestLineBytes = 8 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private int _searched;
    private bool _isEnded;
    private bool _isFirst = true;

    /// <summary>The line, without its end; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Current { get; private set; }

    /// <summary>The line was longer than allowed: <see cref="Current"/> is empty.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Lines given so far, empty ones and those that were too long among them.</summary>
    public long Lines { get; private set; }

    /// <summary>The stream broke off: it is compressed, and cut short or damaged behind the last line.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Goes to the next line.</summary>
    /// <param name="cancellationToken">Stops waiting for more.</param>
    /// <returns><see langword="false"/> at the end, also at that of a stream that broke off.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        IsTooLong = false;
        Current = default;
        while (true)
        {
            var found = _buffer.AsSpan(_searched, _end - _searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var end = _searched + found;
                Take(_start, end);
                _start = _searched = end + 1;
                Lines++;
                return true;
            }

            _searched = _end;
            if (_isEnded)
            {
                var isLine = _end > _start || IsTooLong;
                Take(_start, _end);
                _start = _searched = _end;
                Lines += isLine ? 1 : 0;
                return isLine;
            }

            MakeRoom();
            var read = await ReadMoreAsync(cancellationToken).ConfigureAwait(false);
            _end += read;
            _isEnded = read == 0;
        }
    }

    private async ValueTask<int> ReadMoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            // What was read of a line is no line.
            IsCutOff = true;
            IsTooLong = false;
            _start = _searched = _end = 0;
            return 0;
        }
    }

    private void Take(int start, int end)
    {
        if (_isFirst && _buffer.AsSpan(start, end - start).StartsWith("\uFEFF"u8))
        {
            start += 3;
        }

        _isFirst = false;
        if (end > start && _buffer[end - 1] == '\r')
        {
            end--;
        }

        IsTooLong |= end - start > longestLineBytes;
        Current = IsTooLong ? default : _buffer.AsMemory(start, end - start);
    }

    private void MakeRoom()
    {
        if (_end - _start > longestLineBytes)
        {
            // The rest of the line follows; none of it is kept.
            IsTooLong = true;
            _start = _searched = _end = 0;
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _searched -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
