namespace Streaming.Hosting;

/// <summary>
/// First log event id of each part's range of 1,000. An id names one message for good: it is never reused for another.
/// </summary>
public static class LogEvents
{
    /// <summary>Ingestion: consuming, decoding, dead letters, topics.</summary>
    public const int Ingestion = 1000;

    /// <summary>Offsets and shards: acquisition, commits, assignment.</summary>
    public const int Offsets = 2000;

    /// <summary>Redis.</summary>
    public const int Redis = 3000;

    /// <summary>gRPC and the query side.</summary>
    public const int Grpc = 4000;

    /// <summary>SLAs and SLOs.</summary>
    public const int Slo = 5000;

    /// <summary>Hosting: listeners, health, start and stop.</summary>
    public const int Hosting = 6000;
}
