namespace Streaming.Contracts;

/// <summary>
/// Names and values of Kafka record headers that carry a CloudEvent. In binary mode the attributes are headers and the record's
/// value is the event's data; in structured mode the value is the whole event. Header values are UTF-8.
/// </summary>
/// <remarks>
/// A record is structured when its <see cref="ContentType"/> starts with <see cref="StructuredContentType"/>, in any case, whatever attributes its headers
/// repeat; binary when it has <see cref="SpecVersion"/>. With neither header, the value is read as a structured event. A header without a value counts
/// as left out.
/// </remarks>
public static class CloudEventHeaders
{
    /// <summary>Media type of the record's value, both modes; parameters such as a character set may follow it.</summary>
    public const string ContentType = "content-type";

    /// <summary>Value of <see cref="ContentType"/> in structured mode.</summary>
    public const string StructuredContentType = "application/cloudevents+json";

    /// <summary>Value of <see cref="ContentType"/> in binary mode: the media type of the data.</summary>
    public const string DataContentType = "application/json";

    /// <summary>Prefix of every attribute's header in binary mode.</summary>
    public const string Prefix = "ce_";

    /// <summary>Version of CloudEvents: <see cref="SpecVersionValue"/>.</summary>
    public const string SpecVersion = "ce_specversion";

    /// <summary>The only version that is read.</summary>
    public const string SpecVersionValue = "1.0";

    /// <summary>Id of the event, at most <see cref="Limits.IdBytes"/>.</summary>
    public const string Id = "ce_id";

    /// <summary>What produced the event: a URI reference.</summary>
    public const string Source = "ce_source";

    /// <summary>One of <see cref="EventTypes"/>.</summary>
    public const string Type = "ce_type";

    /// <summary>The ticket, call, response, customer or agent that the event is about.</summary>
    public const string Subject = "ce_subject";

    /// <summary>Event time, RFC 3339 with an offset. CloudEvents lets it out; here it is needed.</summary>
    public const string Time = "ce_time";

    /// <summary>Order among events of equal time: an integer as text.</summary>
    public const string Sequence = "ce_sequence";

    /// <summary>Tenant; absent means <see cref="Tenants.Default"/>.</summary>
    public const string Tenant = "ce_tenant";

    /// <summary>Equal to the record's key, when present.</summary>
    public const string PartitionKey = "ce_partitionkey";
}
