namespace Streaming.Ingestion.Decoding;

/// <summary>
/// The properties of an event that are read: attributes of the CloudEvent first, then those of its data. Each is named after the property
/// itself, from which <see cref="FieldNames.Of"/> makes its spelling.
/// </summary>
internal enum EventField : byte
{
    /// <summary>A property that is not read.</summary>
    None = 0,

    SpecVersion,
    Id,
    Source,
    Type,
    Subject,
    Time,
    DataContentType,
    Sequence,
    Tenant,
    PartitionKey,
    Data,

    TicketId,
    CustomerId,
    OpenedBy,
    Channel,
    Category,
    Product,
    Priority,
    Team,
    AgentId,
    Status,
    Author,
    Public,
    MessageId,
    Into,
    Reason,
    CallId,
    TalkSeconds,
    HoldSeconds,
    AfterCallSeconds,
    Revision,
    ResponseId,
    Kind,
    Audience,
    ScaleMin,
    ScaleMax,
    Value,
    Comment,
    Segment,
    Count,
    Component,
    Score,
    SessionId,
    Topic,
    Resolved,
    CostKind,
    AmountMinor,
    Currency,
    From,
    To,

    /// <summary>How many there are.</summary>
    Total,
}
