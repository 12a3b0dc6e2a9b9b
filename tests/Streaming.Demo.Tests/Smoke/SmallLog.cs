using System.Globalization;

namespace Streaming.Demo.Tests.Smoke;

/// <summary>A log small enough to count by hand: three tickets and two lines that are no events.</summary>
internal static class SmallLog
{
    public static IReadOnlyList<string> Lines { get; } =
    [
        Event("created", "1", "09:00:00", "created.v1", "\"customerId\":\"c\",\"team\":\"billing\",\"priority\":\"2\""),
        Event("reply", "1", "09:10:00", "message.v1", "\"author\":\"human\",\"agentId\":\"a-1\",\"team\":\"billing\""),
        "this is no event",
        Event("created", "2", "09:20:00", "created.v1", "\"customerId\":\"c\",\"team\":\"billing\",\"priority\":\"3\""),
        Event("reply", "2", "09:50:00", "message.v1", "\"author\":\"human\",\"agentId\":\"a-2\",\"team\":\"billing\""),
        Event("created", "3", "09:30:00", "created.v1", "\"customerId\":\"d\",\"team\":\"mobile\",\"priority\":\"3\""),
        """{"specversion":"1.0","id":"x","source":"/s","type":"support.ticket.created.v1","subject":"4","time":"2016-03-04T09:31:00Z","data":{"customerId":"d"}}""",
        Event("solved", "1", "10:00:00", "status-changed.v1", "\"status\":\"solved\",\"agentId\":\"a-1\""),
    ];

    private static string Event(string id, string ticket, string time, string type, string data) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"specversion":"1.0","id":"{{ticket}}-{{id}}","source":"/s","type":"support.ticket.{{type}}","subject":"{{ticket}}","time":"2016-03-04T{{time}}Z","datacontenttype":"application/json","data":{"ticketId":"{{ticket}}",{{data}} } }""");
}
