using Streaming.Domain.Measures;

namespace Streaming.Domain.Tickets;

/// <summary>Contributions in the order in which they were made; kept and filled anew for each ticket.</summary>
internal sealed class ContributionList
{
    private const int FirstItems = 16;

    private Contribution[] _items = [];
    private int _first;

    /// <summary>Number of contributions.</summary>
    public int Count { get; private set; }

    /// <summary>The contributions.</summary>
    public ReadOnlySpan<Contribution> Items => _items.AsSpan(_first, Count);

    /// <summary>Adds one.</summary>
    /// <param name="item">The contribution.</param>
    public void Add(in Contribution item) => Append() = item;

    /// <summary>Adds one, said by its parts: it is written once, where it stands.</summary>
    public void Add(MeasureId measure, long timeMs, long value, int mainSplit, int agentSplit) =>
        Append() = new Contribution(measure, timeMs, value, mainSplit, agentSplit);

    /// <summary>Adds one, to be filled.</summary>
    /// <returns>The contribution, as whatever stood there before; valid until another one is added.</returns>
    public ref Contribution Append()
    {
        MakeRoom(1);
        return ref _items[_first + Count++];
    }

    /// <summary>Adds several.</summary>
    /// <param name="items">The contributions.</param>
    public void AddRange(ReadOnlySpan<Contribution> items)
    {
        MakeRoom(items.Length);
        items.CopyTo(_items.AsSpan(_first + Count));
        Count += items.Length;
    }

    /// <summary>Takes out all that <paramref name="other"/> also has, each once, from both lists; what remains are the differences.</summary>
    /// <param name="other">The other list.</param>
    /// <param name="common">How many the other list begins with that were left out of this one.</param>
    public void Cancel(ContributionList other, int common = 0)
    {
        other.RemoveFirst(common);
        var (same, most) = (0, Math.Min(Count, other.Count));
        while (same < most && Items[same] == other.Items[same])
        {
            same++;
        }

        RemoveFirst(same);
        other.RemoveFirst(same);
        CancelRest(other);
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => (_first, Count) = (0, 0);

    /// <summary>Mostly both go on alike behind what only one of them has: so the other one is gone through along with this one.</summary>
    private void CancelRest(ContributionList other)
    {
        var others = other._items.AsSpan(other._first, other.Count);
        var (kept, next, otherKept) = (0, 0, 0);
        for (var i = 0; i < Count; i++)
        {
            var item = _items[_first + i];
            if (others[next..].IndexOf(item) is >= 0 and var ahead)
            {
                others.Slice(next, ahead).CopyTo(others[otherKept..]);
                otherKept += ahead;
                next += ahead + 1;
            }
            else if (others[..otherKept].IndexOf(item) is >= 0 and var behind)
            {
                others[(behind + 1)..otherKept].CopyTo(others[behind..]);
                otherKept--;
            }
            else
            {
                _items[_first + kept++] = item;
            }
        }

        others[next..].CopyTo(others[otherKept..]);
        other.Count = otherKept + others.Length - next;
        Count = kept;
    }

    private void RemoveFirst(int count)
    {
        _first += count;
        Count -= count;
    }

    private void MakeRoom(int count)
    {
        if (_items.Length - _first - Count < count)
        {
            Array.Resize(ref _items, Math.Max(FirstItems, (_items.Length + count) * 2));
        }
    }
}
