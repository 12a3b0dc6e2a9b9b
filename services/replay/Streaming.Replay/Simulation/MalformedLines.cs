using System.Text;
using System.Text.Json;
using Streaming.Contracts;
using Streaming.Replay.Events;

namespace Streaming.Replay.Simulation;

/// <summary>Lines that look more or less like events and are none: each kind breaks one rule.</summary>
internal static class MalformedLines
{
    private const int Kinds = 9;

    /// <summary>Makes one.</summary>
    /// <param name="random">Which one.</param>
    /// <param name="near">The event beside which it stands: its time and ticket are borrowed.</param>
    /// <returns>The line, without its end.</returns>
    public static byte[] Make(SeededRandom random, ProducedEvent near)
    {
        var id = $"{near.Id}-malformed";
        return random.NextBelow(Kinds) switch
        {
            0 => "this is not JSON"u8.ToArray(),
            1 => [0xff, 0xfe, 0x00, 0x01],
            2 => Encoding.UTF8.GetBytes("""{"specversion":"1.0","id":"cut-off","source":"/synthetic/simulator","type":"support.ticket."""),
            3 => Line(near, id, status: "solved", time: "yesterday"),
            4 => Line(near, id, status: "dancing"),
            5 => Line(near, id, status: "solved", time: "9999-12-31T23:59:59Z"),
            6 => Line(near, new('i', Limits.IdBytes + 1), status: "solved"),
            7 => Line(near, id, status: new('s', Limits.EventBytes)),
            _ => Line(near, id, status: null),
        };
    }

    private static byte[] Line(ProducedEvent near, string id, string? status, string? time = null)
    {
        Span<byte> ownTime = stackalloc byte[Rfc3339.MaxLength];
        time ??= Encoding.ASCII.GetString(ownTime[..Rfc3339.Format(near.Time, ownTime)]);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", id);
            json.WriteString("source", SimulationOptions.Source);
            json.WriteString("type", EventTypes.TicketStatusChanged);
            json.WriteString("subject", near.Data.Subject);
            json.WriteString("time", time);
            if (near.Tenant is not null)
            {
                json.WriteString("tenant", near.Tenant);
            }

            json.WriteStartObject("data");
            json.WriteString("ticketId", near.Data.Subject);
            if (status is not null)
            {
                json.WriteString("status", status);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
