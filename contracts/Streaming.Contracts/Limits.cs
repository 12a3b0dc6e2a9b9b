namespace Streaming.Contracts;

/// <summary>Limits of events. Bytes are those of UTF-8; what passes a limit becomes a dead letter.</summary>
public static class Limits
{
    /// <summary>Most bytes of an event: the record's value, in binary mode with the attributes' headers.</summary>
    public const int EventBytes = 64 * 1024;

    /// <summary>Most JSON objects and arrays within one another in a record's value, fields that are ignored included.</summary>
    public const int Nesting = 64;

    /// <summary>Most bytes of an id: of an event, ticket, customer, agent, message, call, response or session.</summary>
    public const int IdBytes = 128;

    /// <summary>Most bytes of any other string, a survey's comment apart.</summary>
    public const int StringBytes = 256;

    /// <summary>Most bytes of a survey's comment.</summary>
    public const int CommentBytes = 8 * 1024;

    /// <summary>Seconds by which an event's time may be after its record's timestamp; beyond, it is in the future.</summary>
    public const int FutureSeconds = 5 * 60;

    /// <summary>
    /// Default of the days by which an event's time may precede its record's timestamp; beyond, it is expired: counted, not applied.
    /// </summary>
    public const int HorizonDays = 100;

    /// <summary>First year, in UTC, in which a time may lie: that of an event that is not expired, and both ends of a period of money.</summary>
    public const int FirstYear = 1970;

    /// <summary>Last year, in UTC, in which such a time may lie.</summary>
    public const int LastYear = 2199;

    /// <summary>Bytes by which the dead-letter topic's largest record exceeds that of its sources.</summary>
    public const int DeadLetterExtraBytes = 64 * 1024;

    /// <summary>Most values of one dimension that a shard keeps apart for a tenant; further ones go to <see cref="DimensionValues.Other"/>.</summary>
    public const int ValuesPerDimension = 10_000;

    /// <summary>Most customers of a tenant that are kept apart, over all shards; further ones go to <see cref="DimensionValues.Other"/>.</summary>
    public const int Customers = 2_000_000;
}
