namespace Streaming.Observability.Servers;

/// <summary>Prometheus' names of what it scrapes.</summary>
internal static class JobNames
{
    /// <summary>The workers.</summary>
    public const string Ingestion = "streaming-ingestion";

    /// <summary>The query services.</summary>
    public const string Query = "streaming-query";
}
