using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Streaming.Domain.Names;
using Streaming.Domain.Outbox;
using Streaming.Domain.Settings;

namespace Streaming.Domain.Customers;

/// <summary>
/// Writes what shards of tickets tell those of customers: each message says all that is to be known of one thing and one customer, and is numbered
/// in the order of telling, so that the highest number stands.
/// </summary>
/// <param name="names">The shard's names.</param>
/// <param name="outbox">Takes the messages.</param>
/// <param name="topic">The topic; empty tells nothing.</param>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class JoinWriter(NameTable names, ShardOutbox outbox, string topic)
{
    // None: a record without headers is a structured event, and a topic of the product's own need not say so ten thousand times a second.
    private const string ContentType = "";

    // Messages of one commit share a version: so many of them have numbers of their own.
    private const int MostInCommit = 1 << 16;

    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private long _lastNumber;
    private long _timeMs;
    private string _customer = "";
    private Utf8JsonWriter? _json;

    /// <summary>Whether anybody is told.</summary>
    public bool IsHeard => topic.Length > 0;

    /// <summary>Begins a message; what is written until <see cref="End"/> is its data, behind the customer.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="source">Its source.</param>
    /// <param name="about">What it is about: part of its id.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="timeMs">Its time, Unix milliseconds.</param>
    /// <param name="version">The version that the next commit follows.</param>
    public Utf8JsonWriter Begin(string type, string source, string about, NameId tenant, NameId customer, long timeMs, long version)
    {
        _lastNumber = Math.Max(_lastNumber + 1, version * MostInCommit);
        _timeMs = timeMs;
        _customer = names.Text(customer);
        var number = _lastNumber.ToString(CultureInfo.InvariantCulture);
        _buffer.ResetWrittenCount();
        _json ??= new Utf8JsonWriter(_buffer);
        _json.Reset(_buffer);
        _json.WriteStartObject();
        _json.WriteString("specversion", "1.0");

        // Not what it is about as it is: that may be as long as an id may be.
        _json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"{new StableHash().Add(about).Value:x16}-{number}"));
        _json.WriteString("source", source);
        _json.WriteString("type", type);
        _json.WriteString("subject", _customer);
        _json.WriteString("time", DateTimeOffset.FromUnixTimeMilliseconds(timeMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        _json.WriteString("sequence", number);
        _json.WriteString("tenant", names.Text(tenant));
        _json.WriteString("datacontenttype", "application/json");
        _json.WriteStartObject("data");
        _json.WriteString("customerId", _customer);
        return _json;
    }

    /// <summary>Ends the message, and has it published once what it follows from is stored.</summary>
    public void End()
    {
        _json!.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        outbox.Add(new OutboxMessage(topic, Encoding.UTF8.GetBytes(_customer), ContentType, _buffer.WrittenSpan.ToArray(), _timeMs));
    }
}
