using Streaming.Domain.Measures;

namespace Streaming.Query.Index;

/// <summary>
/// The newest content of a pane's cells, as a shard tells it: what a busy cell had in between, a dozen commits one after the other, is of no
/// interest.
/// </summary>
internal sealed class PendingCells
{
    private long[] _keys = new long[16];
    private (int Start, int Length)[] _places = new (int, int)[16];
    private byte[] _stored = new byte[512];
    private int _count;
    private int _length;

    /// <summary>Whether nothing was set.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Sets a cell, whatever was set before.</summary>
    /// <param name="split">Its split.</param>
    /// <param name="content">Its content, copied.</param>
    public void Set(int split, MeasureView content)
    {
        var room = content.MostStoredBytes;
        if (_stored.Length - _length < room)
        {
            Array.Resize(ref _stored, Math.Max(_stored.Length * 2, _length + room));
        }

        if (_count == _keys.Length)
        {
            Array.Resize(ref _keys, _count * 2);
            Array.Resize(ref _places, _count * 2);
        }

        // By split, and those of one split in the order in which they came.
        _keys[_count] = ((long)split << 32) | (uint)_count;
        _places[_count] = (_length, content.CopyTo(_stored.AsSpan(_length)));
        _length += _places[_count].Length;
        _count++;
    }

    /// <summary>What must be added to a list for the cells to be in it as they are here.</summary>
    /// <param name="older">The list.</param>
    public CellList DifferenceTo(CellList older)
    {
        Array.Sort(_keys, 0, _count);
        var list = new CellListWriter(_count);
        for (var i = 0; i < _count; i++)
        {
            var split = (int)(_keys[i] >> 32);
            if (i + 1 < _count && (int)(_keys[i + 1] >> 32) == split)
            {
                continue;
            }

            var (start, length) = _places[(int)_keys[i]];
            var newer = MeasureView.Of(_stored.AsSpan(start, length));
            var known = older.Find(split);
            if (known.IsEmpty)
            {
                list.Add(split, newer);
            }
            else
            {
                list.AddSum(split, newer, known, -1);
            }
        }

        return list.ToList();
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => (_count, _length) = (0, 0);
}
