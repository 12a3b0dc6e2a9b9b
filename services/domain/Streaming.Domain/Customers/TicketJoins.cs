using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Streaming.Domain.Names;
using Streaming.Domain.Outbox;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Customers;

/// <summary>
/// Tells the shards of customers which tickets are whose: what changes in the customer cube is told in the commit that changes it. Each message
/// says all that is to be known of a ticket and a customer, and is numbered in the order of telling, so that the highest number stands.
/// </summary>
/// <param name="names">The shard's names.</param>
/// <param name="splits">The shard's splits.</param>
/// <param name="outbox">Takes the messages.</param>
/// <param name="topic">The topic; empty tells nothing.</param>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class TicketJoins(NameTable names, SplitTable splits, ShardOutbox outbox, string topic)
{
    /// <summary>The type of a message that a ticket is a customer's.</summary>
    public const string Opened = "support.customer.ticket-opened.v1";

    /// <summary>The type of a message that it is not.</summary>
    public const string Voided = "support.customer.ticket-voided.v1";

    // None: a record without headers is a structured event, and a topic of the product's own need not say so ten thousand times a second.
    private const string ContentType = "";

    // Messages of one commit share a version: so many of them have numbers of their own.
    private const int MostInCommit = 1 << 16;

    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private long _lastNumber;

    /// <summary>Tells what a change of a ticket's contributions means to its customer.</summary>
    /// <param name="ticketKey">The ticket's key.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="retracted">What it contributes no more.</param>
    /// <param name="added">What it contributes now and did not.</param>
    /// <param name="version">The version that the next commit follows.</param>
    public void Publish(
        ReadOnlySpan<byte> ticketKey, NameId tenant, ReadOnlySpan<Contribution> retracted, ReadOnlySpan<Contribution> added, long version)
    {
        if (topic.Length == 0)
        {
            return;
        }

        var now = Find(added);
        var before = Find(retracted);
        if (before is { } gone && (now is null || now.Value.MainSplit != gone.MainSplit))
        {
            Tell(Voided, ticketKey, tenant, gone, version);
        }

        if (now is { } standing)
        {
            Tell(Opened, ticketKey, tenant, standing, version);
        }
    }

    private Contribution? Find(ReadOnlySpan<Contribution> contributions)
    {
        foreach (ref readonly var contribution in contributions)
        {
            if (contribution.StandsAlone && splits[contribution.MainSplit].Cube == Cube.Customer)
            {
                return contribution;
            }
        }

        return null;
    }

    private void Tell(string type, ReadOnlySpan<byte> ticketKey, NameId tenantId, in Contribution contribution, long version)
    {
        var customer = names.Text(splits[contribution.MainSplit].Customer);
        _lastNumber = Math.Max(_lastNumber + 1, version * MostInCommit);
        var tenant = names.Text(tenantId);
        var ticket = Encoding.UTF8.GetString(TicketKey.Id(ticketKey));
        var number = _lastNumber.ToString(CultureInfo.InvariantCulture);
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", $"{ticket}/{number}");
            json.WriteString("source", "/tickets");
            json.WriteString("type", type);
            json.WriteString("subject", customer);
            json.WriteString("time", DateTimeOffset.FromUnixTimeMilliseconds(contribution.TimeMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("sequence", number);
            json.WriteString("tenant", tenant);
            json.WriteString("datacontenttype", "application/json");
            json.WriteStartObject("data");
            json.WriteString("customerId", customer);
            json.WriteString("ticketId", ticket);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        outbox.Add(new OutboxMessage(topic, Encoding.UTF8.GetBytes(customer), ContentType, _buffer.WrittenSpan.ToArray(), contribution.TimeMs));
    }
}
