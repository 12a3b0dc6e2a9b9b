namespace Streaming.Testing.Logs;

/// <summary>One incident: its rows in (update, file) order, and what they say, each at its own time.</summary>
internal sealed class UciIncident
{
    private readonly List<UciRow> _rows;

    /// <summary>Reads the rows of one incident.</summary>
    /// <param name="rowsInFileOrder">All its rows.</param>
    public UciIncident(IReadOnlyList<UciRow> rowsInFileOrder)
    {
        AsCreated = rowsInFileOrder[0];
        _rows = rowsInFileOrder.OrderBy(row => row.UpdatedAt).ToList();
        FirstReply = _rows.Find(row => row.State != "New");
        FirstResolution = _rows.Find(row => row.State == "Resolved");
        var reopenings = new List<UciRow>();
        for (var index = 1; index < _rows.Count; index++)
        {
            if (_rows[index - 1].IsDone && !_rows[index].IsDone)
            {
                reopenings.Add(_rows[index]);
            }
        }

        Reopenings = reopenings;
        ReopeningsAfterFirstResolution = _rows
            .SkipWhile(row => !ReferenceEquals(row, FirstResolution))
            .Where(row => reopenings.Exists(reopening => ReferenceEquals(reopening, row)))
            .ToList();
        Resolution = SolutionOf(_rows);
        var afterLastReopening = AfterLastReopening(_rows);
        Closing = afterLastReopening.FindLast(row => row.State == "Closed" && IsChange(row));
    }

    /// <summary>The first row of the file: the creation's values; its time is <see cref="UciRow.OpenedAt"/>.</summary>
    public UciRow AsCreated { get; }

    /// <summary>When the incident was opened.</summary>
    public DateTime CreatedAt => AsCreated.OpenedAt;

    /// <summary>The earliest row that is not New, where the importer puts the one reply; null when there is none.</summary>
    public UciRow? FirstReply { get; }

    /// <summary>The first row that is Resolved.</summary>
    public UciRow? FirstResolution { get; }

    /// <summary>The row of the resolution that stands at the end.</summary>
    public UciRow? Resolution { get; }

    /// <summary>The row of the closing that stands at the end.</summary>
    public UciRow? Closing { get; }

    /// <summary>The rows that reopen.</summary>
    public IReadOnlyList<UciRow> Reopenings { get; }

    /// <summary>Those of the rows that reopen which come after the first resolution.</summary>
    public IReadOnlyList<UciRow> ReopeningsAfterFirstResolution { get; }

    /// <summary>The last time that the incident says something.</summary>
    public DateTime LastEventAt => _rows[^1].UpdatedAt > CreatedAt ? _rows[^1].UpdatedAt : CreatedAt;

    /// <summary>Whether a solution stands at a time, a change exactly then included.</summary>
    public bool IsSolvedAt(DateTime at) => SolutionOf(_rows.TakeWhile(row => row.UpdatedAt <= at).ToList()) is not null;

    /// <summary>The values of an incident that is in the backlog just before a time; null when it is not.</summary>
    public UciRow? InBacklogBefore(DateTime at)
    {
        if (CreatedAt >= at)
        {
            return null;
        }

        var last = _rows.LastOrDefault(row => row.UpdatedAt < at);
        return last is null ? AsCreated : last.IsDone ? null : last;
    }

    private bool IsChange(UciRow row)
    {
        var index = _rows.FindIndex(other => ReferenceEquals(other, row));
        return index == 0 || _rows[index - 1].State != row.State;
    }

    private UciRow? SolutionOf(List<UciRow> rows) =>
        AfterLastReopening(rows).FindLast(row => row.State == "Resolved" && IsChange(row));

    private static List<UciRow> AfterLastReopening(List<UciRow> rows)
    {
        var lastOpen = rows.FindLastIndex(row => !row.IsDone);
        return rows.Skip(lastOpen + 1).ToList();
    }
}
