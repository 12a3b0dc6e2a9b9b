namespace Streaming.Ingestion.Options;

/// <summary>Which CloudEvents modes are read, and so whether records' headers are.</summary>
public enum ContentMode
{
    /// <summary>Both. Headers are read from every record; dead letters carry them on.</summary>
    Auto,

    /// <summary>
    /// Structured events only. Headers are not read, which saves a little for each record; dead letters then lack the source's headers,
    /// and events in binary mode are dead letters.
    /// </summary>
    Structured,
}
