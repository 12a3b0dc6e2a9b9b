namespace Streaming.Query.Board.Json;

/// <summary>What the numbers of an answer stand on; the same words as <c>DataState</c> of the gRPC API.</summary>
internal sealed record StateJson
{
    /// <summary>End of the rolling windows, as rounded.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Everything up to this event time has been applied; absent until every shard has one.</summary>
    public DateTimeOffset? DataThrough { get; init; }

    /// <summary>Name of the immutable state of the index.</summary>
    public required string StateId { get; init; }

    /// <summary>Whether the numbers may be incomplete.</summary>
    public required bool Stale { get; init; }

    /// <summary><c>live</c> or <c>replay</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>IANA name of the zone of the tenant's days.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The server's clock when it answered, so that a reader can tell the age of the data by any clock of its own.</summary>
    public required DateTimeOffset Now { get; init; }
}
