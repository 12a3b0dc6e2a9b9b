using System.IO.Compression;
using Streaming.Testing.Recount;

namespace Streaming.Testing.Logs;

/// <summary>
/// The KPIs of the bundled incident log straight from its CSV: nothing is made into events. For the numbers that the log's own oracle does
/// not carry (resolution within the delay, first contact, backlog before a time), and as a check of the two against each other.
/// </summary>
/// <remarks>
/// An incident is created at its opening with the values of its first row in the file; every row counts at its own time, in (update,
/// file) order; a split takes the values of the row that the number stems from, as the stream does. One reply by a representative is
/// taken to stand at the earliest row that is not New, and customers write nothing, so every first resolution is of one contact, and first
/// contact resolution only asks whether it was reopened.
/// </remarks>
public sealed class UciRecount
{
    private readonly List<UciIncident> _incidents;

    private UciRecount(List<UciRow> rows)
    {
        Rows = rows;
        _incidents = rows.GroupBy(row => row.Number).Select(incident => new UciIncident(incident.ToList())).ToList();
    }

    /// <summary>The rows, in file order.</summary>
    public IReadOnlyList<UciRow> Rows { get; }

    /// <summary>Reads the log.</summary>
    /// <param name="path">The CSV, gzipped when its name ends in <c>.gz</c>.</param>
    /// <returns>The incidents.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static UciRecount Load(string path)
    {
        using Stream file = File.OpenRead(path);
        using var content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        var rows = new List<UciRow>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            rows.Add(UciRow.Parse(line));
        }

        return new UciRecount(rows);
    }

    /// <summary>The last event time of the log: the greatest opening or update.</summary>
    /// <returns>The time, taken as UTC.</returns>
    public DateTime LastEventAt() => _incidents.Max(incident => incident.LastEventAt);

    /// <summary>The numbers of an interval and a split.</summary>
    /// <param name="query">Interval, split and timer time.</param>
    /// <returns>The numbers.</returns>
    public UciNumbers Evaluate(UciQuery query)
    {
        var created = _incidents.Where(incident => query.Holds(incident.CreatedAt) && query.Lets(incident.AsCreated)).ToList();
        var replied = _incidents
            .Where(incident => incident.FirstReply is { } reply
                && reply.UpdatedAt >= incident.CreatedAt && query.Holds(reply.UpdatedAt) && query.Lets(reply))
            .ToList();
        var resolved = Ended(incident => incident.Resolution);
        var first = Ended(incident => incident.FirstResolution);
        var closed = Ended(incident => incident.Closing);
        var inTime = resolved.Where(incident => incident.Resolution!.UpdatedAt >= incident.CreatedAt).ToList();
        return new UciNumbers
        {
            Created = created.Count,
            FirstResponseSeconds = replied.Select(incident => Seconds(incident, incident.FirstReply!)).Order().ToList(),
            FirstResponseInvalid = created.Count(incident => incident.FirstReply?.UpdatedAt < incident.CreatedAt),
            FirstResolutions = first.Count,
            FirstContactResolutions = first.Count(incident => !IsReopenedSoon(incident, query.ReopenPeriod)),
            Resolved = resolved.Count,
            TimeToResolutionSeconds = inTime.Select(incident => Seconds(incident, incident.Resolution!)).Order().ToList(),
            TimeToResolutionNegative = resolved.Count - inTime.Count,
            Closed = closed.Count,
            ClosedUnresolved = closed.Count(incident => incident.Resolution is null),
            Reopenings = _incidents.Sum(incident => incident.Reopenings.Count(row => query.Holds(row.UpdatedAt) && query.Lets(row))),
            DelayElapsedOrResolved = created.Count(incident =>
                query.TimerTime >= incident.CreatedAt + query.ResolutionDelay || incident.Resolution is not null),
            DelayElapsed = created.Count(incident => query.TimerTime >= incident.CreatedAt + query.ResolutionDelay),
            ResolvedInDelay = created.Count(incident => incident.IsSolvedAt(incident.CreatedAt + query.ResolutionDelay)),
            EverResolved = created.Count(incident => incident.Resolution is not null),
            Backlog = new RecountLevel(Backlog(query.From, query), Backlog(query.To, query)),
        };

        List<UciIncident> Ended(Func<UciIncident, UciRow?> end) => _incidents
            .Where(incident => end(incident) is { } row && query.Holds(row.UpdatedAt) && query.Lets(row))
            .ToList();
    }

    private int Backlog(DateTime at, UciQuery query) =>
        _incidents.Count(incident => incident.InBacklogBefore(at) is { } row && query.Lets(row));

    private static bool IsReopenedSoon(UciIncident incident, TimeSpan period) => incident.ReopeningsAfterFirstResolution
        .Any(row => row.UpdatedAt - incident.FirstResolution!.UpdatedAt <= period);

    private static long Seconds(UciIncident incident, UciRow row) => (long)(row.UpdatedAt - incident.CreatedAt).TotalSeconds;
}
