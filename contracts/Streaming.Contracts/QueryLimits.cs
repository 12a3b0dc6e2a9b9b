namespace Streaming.Contracts;

/// <summary>
/// Limits and defaults of requests to the KPI service. What passes a limit is <c>INVALID_ARGUMENT</c>, unless the limit says otherwise.
/// </summary>
public static class QueryLimits
{
    /// <summary>Most bytes of a request; beyond, it is <c>RESOURCE_EXHAUSTED</c> before it is read.</summary>
    public const int RequestBytes = 64 * 1024;

    /// <summary>Most keys of KPIs in a request.</summary>
    public const int Kpis = 64;

    /// <summary>Most filters in a request.</summary>
    public const int Filters = 8;

    /// <summary>Most values in a filter.</summary>
    public const int ValuesPerFilter = 100;

    /// <summary>Most dimensions to group by.</summary>
    public const int GroupBy = 2;

    /// <summary>Rows per result when a request does not say.</summary>
    public const int DefaultRows = 50;

    /// <summary>Most rows per result, the folded one apart.</summary>
    public const int MaxRows = 1_000;

    /// <summary>Rows per point of a series when a request does not say.</summary>
    public const int DefaultSeriesRows = 10;

    /// <summary>Most rows per point of a series, the folded one apart.</summary>
    public const int MaxSeriesRows = 100;

    /// <summary>Most points that a series has when a request names no step.</summary>
    public const int DefaultPoints = 300;

    /// <summary>Most points of a series.</summary>
    public const int MaxPoints = 2_400;

    /// <summary>Weeks of a load profile when a request does not say.</summary>
    public const int DefaultLoadProfileWeeks = 4;

    /// <summary>Most weeks of a load profile.</summary>
    public const int LoadProfileWeeks = 12;

    /// <summary>Shortest time between two messages of a watch that may be asked for, in milliseconds.</summary>
    public const int MinWatchIntervalMs = 250;

    /// <summary>Time between two messages of a watch when a request does not say, in milliseconds.</summary>
    public const int DefaultWatchIntervalMs = 1_000;

    /// <summary>Longest time between two messages of a watch that may be asked for, in milliseconds.</summary>
    public const int MaxWatchIntervalMs = 60_000;

    /// <summary>Time after which a watch repeats a state that does not move, in seconds.</summary>
    public const int WatchRepeatSeconds = 10;

    /// <summary>Time after which a stream of server-sent events says that nothing has moved, in seconds.</summary>
    public const int StreamRepeatSeconds = 2;

    /// <summary>Time after which a watch ends whose reader accepts nothing, in seconds.</summary>
    public const int SlowReaderSeconds = 30;

    /// <summary>Most distinct customers of one interval that are counted; beyond, their number is absent.</summary>
    public const int DistinctCustomers = 1_000_000;

    /// <summary>Age of the data beyond which an answer is stale, in seconds.</summary>
    public const int StaleSeconds = 10;

    /// <summary>Tickets of a page when a request does not say.</summary>
    public const int DefaultTickets = 50;

    /// <summary>Most tickets of a page.</summary>
    public const int MaxTickets = 500;

    /// <summary>Most lists of tickets that are computed at once; further ones wait.</summary>
    public const int TicketScans = 2;

    /// <summary>Most exports at once; one more is <c>RESOURCE_EXHAUSTED</c>.</summary>
    public const int Exports = 4;

    /// <summary>About how many bytes a chunk of an export has.</summary>
    public const int ExportChunkBytes = 32 * 1024;
}
