using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis;

/// <summary>Levels: how many are in each state. All levels are zero at first.</summary>
/// <remarks>Copies share their content, so only its maker changes it. Not safe for use by two threads while one changes it.</remarks>
public struct LevelTotals
{
    // Room for the levels in use: few groups ever hold more than a handful.
    private List<(MeasureId Id, long Value)>? _levels;

    /// <summary>Whether every level is zero.</summary>
    public readonly bool IsZero => _levels is null || _levels.TrueForAll(static level => level.Value == 0);

    /// <summary>How many are in a state.</summary>
    /// <param name="id">A level measure.</param>
    public readonly long this[MeasureId id]
    {
        get
        {
            var at = _levels is null ? -1 : IndexOf(id);
            return at < 0 ? 0 : _levels![at].Value;
        }
    }

    /// <summary>Adds to one level.</summary>
    /// <param name="id">A level measure.</param>
    /// <param name="delta">What to add.</param>
    public void Add(MeasureId id, long delta)
    {
        _levels ??= [];
        var at = IndexOf(id);
        if (at < 0)
        {
            _levels.Add((id, delta));
        }
        else
        {
            _levels[at] = (id, _levels[at].Value + delta);
        }
    }

    /// <summary>Adds the levels of a cell; what else it measures is left out.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="sign">1 to add, -1 to take back.</param>
    public void Add(MeasureView cell, int sign)
    {
        var reader = cell.Read();
        while (reader.Read())
        {
            if (Measure.IsLevel(reader.Id))
            {
                Add(reader.Id, sign * reader.Value);
            }
        }
    }

    /// <summary>Adds other levels.</summary>
    /// <param name="other">The others.</param>
    public void Add(in LevelTotals other)
    {
        foreach (var (id, value) in other._levels ?? [])
        {
            Add(id, value);
        }
    }

    private readonly int IndexOf(MeasureId id)
    {
        for (var i = 0; i < _levels!.Count; i++)
        {
            if (_levels[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }
}
