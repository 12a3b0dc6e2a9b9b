using Streaming.Domain.Measures;

namespace Streaming.Query.Index;

/// <summary>
/// Adds up measure sets that must not change: shares the only one as long as there is only one, and sums in place from the second on.
/// </summary>
internal struct RunningSum
{
    private MeasureSet? _sum;
    private bool _isOwn;

    /// <summary>Adds a set.</summary>
    /// <param name="set">The set; not changed now or later.</param>
    public void Add(MeasureSet set)
    {
        if (_sum is null)
        {
            _sum = set;
            return;
        }

        if (!_isOwn)
        {
            if (_sum.IsSingleNumber && set.IsSingleNumber)
            {
                // What a customer has: the sum is most likely a shared one too.
                _sum = MeasureAlgebra.Sum(_sum, set);
                return;
            }

            _sum = _sum.Clone();
            _isOwn = true;
        }

        _sum.Add(set);
    }

    /// <summary>Takes the sum out; from then on it does not change.</summary>
    public MeasureSet Take()
    {
        var sum = _sum ?? MeasureAlgebra.Empty;
        this = default;
        return sum;
    }
}
