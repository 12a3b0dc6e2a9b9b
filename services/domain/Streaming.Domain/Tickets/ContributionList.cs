namespace Streaming.Domain.Tickets;

/// <summary>Contributions in the order in which they were made; kept and filled anew for each ticket.</summary>
internal sealed class ContributionList
{
    private const int FirstItems = 16;

    private Contribution[] _items = [];

    /// <summary>Number of contributions.</summary>
    public int Count { get; private set; }

    /// <summary>The contributions.</summary>
    public ReadOnlySpan<Contribution> Items => _items.AsSpan(0, Count);

    /// <summary>Adds one.</summary>
    public void Add(in Contribution item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(FirstItems, Count * 2));
        }

        _items[Count++] = item;
    }

    /// <summary>Adds several.</summary>
    public void AddRange(ReadOnlySpan<Contribution> items)
    {
        foreach (ref readonly var item in items)
        {
            Add(item);
        }
    }

    /// <summary>Takes out all that <paramref name="other"/> also has, each once, from both lists; what remains are the differences.</summary>
    public void Cancel(ContributionList other)
    {
        var common = 0;
        while (common < Count && common < other.Count && _items[common] == other._items[common])
        {
            common++;
        }

        var kept = 0;
        for (var i = common; i < Count; i++)
        {
            if (!other.RemoveOne(_items[i], common))
            {
                _items[kept++] = _items[i];
            }
        }

        Count = kept;
        other.RemoveFirst(common);
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;

    private bool RemoveOne(in Contribution item, int from)
    {
        for (var i = from; i < Count; i++)
        {
            if (_items[i] == item)
            {
                Array.Copy(_items, i + 1, _items, i, Count - i - 1);
                Count--;
                return true;
            }
        }

        return false;
    }

    private void RemoveFirst(int count)
    {
        Array.Copy(_items, count, _items, 0, Count - count);
        Count -= count;
    }
}
