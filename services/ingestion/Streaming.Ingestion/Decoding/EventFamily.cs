namespace Streaming.Ingestion.Decoding;

/// <summary>Which events a consumer group reads; those of another family are unknown types to it.</summary>
public enum EventFamily : byte
{
    /// <summary>All of them.</summary>
    All = 0,

    /// <summary>Tickets, calls and surveys.</summary>
    Tickets,

    /// <summary>Customers, money and the workforce.</summary>
    Customers,
}
