namespace Streaming.Replay;

/// <summary>The real tickets that come with this program; <c>services/replay/data/README.md</c> says whose they are.</summary>
public static class BundledEvents
{
    /// <summary>Who is to be named wherever these events are shown.</summary>
    public const string Attribution =
        "Incident management process enriched event log, UCI Machine Learning Repository 498, Amaral, Fantinato, Peres (2018), CC BY 4.0";

    /// <summary>How many tickets there are.</summary>
    public const int Tickets = 2_175;

    /// <summary>How many events there are.</summary>
    public const int Events = 9_742;

    /// <summary>The file, beside the program.</summary>
    public static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "data", "incidents-2016-03-04.ndjson.gz");
}
