using System.Globalization;
using System.Text;
using Streaming.Contracts;

namespace Streaming.Integration.Tests.Observability;

/// <summary>What a small desk has done within the last hour: every KPI of the dashboards has something to say about it.</summary>
internal static class DeskDay
{
    private const string Team = "billing";
    private const string Channel = "chat";
    private const string Priority = "urgent";
    private const string Category = "invoice";
    private const string Agent = "a-1";
    private const string Segment = "gold";
    private const string Product = "ledger";
    private const string Topic = "refund";

    /// <summary>The desk's own value of every dimension.</summary>
    public static IReadOnlyDictionary<string, string> Values { get; } = new Dictionary<string, string>
    {
        [Dimensions.Team] = Team,
        [Dimensions.Channel] = Channel,
        [Dimensions.Category] = Category,
        [Dimensions.Priority] = Priority,
        [Dimensions.Agent] = Agent,
        [Dimensions.Customer] = "c-1",
        [Dimensions.Segment] = Segment,
        [Dimensions.Product] = Product,
        [Dimensions.Topic] = Topic,
    };

    /// <summary>The events, in the order of their times.</summary>
    /// <param name="now">When the day is told.</param>
    /// <param name="name">Begins every id, so that a day can be told again.</param>
    public static IEnumerable<byte[]> Events(DateTimeOffset now, string name)
    {
        for (var ticket = 1; ticket <= 4; ticket++)
        {
            var id = $"{name}-{ticket}";
            yield return Line(now, -40, "ticket.created", id, "1", $$""" "ticketId":"{{id}}","customerId":"c-{{ticket}}","team":"{{Team}}","channel":"{{Channel}}","priority":"{{Priority}}","category":"{{Category}}" """);
            yield return Line(now, -30, "ticket.message", id, "2", $$""" "ticketId":"{{id}}","author":"human","agentId":"{{Agent}}","team":"{{Team}}" """);
        }

        for (var ticket = 1; ticket <= 3; ticket++)
        {
            var id = $"{name}-{ticket}";
            yield return Line(now, -20, "ticket.status-changed", id, "3", $$""" "ticketId":"{{id}}","status":"solved","agentId":"{{Agent}}" """);
            yield return Line(now, -15, "survey.answered", id, "csat", $$""" "responseId":"{{id}}-csat","kind":"csat","ticketId":"{{id}}","scaleMin":1,"scaleMax":5,"value":{{ticket + 2}} """);
            yield return Line(now, -15, "survey.answered", id, "nps", $$""" "responseId":"{{id}}-nps","kind":"nps","ticketId":"{{id}}","scaleMin":0,"scaleMax":10,"value":{{ticket + 7}} """);
            yield return Line(now, -15, "survey.answered", id, "ces", $$""" "responseId":"{{id}}-ces","kind":"ces","ticketId":"{{id}}","scaleMin":1,"scaleMax":7,"value":{{ticket + 3}} """);
        }

        yield return Line(now, -10, "ticket.status-changed", $"{name}-3", "4", $$""" "ticketId":"{{name}}-3","status":"reopened" """);
        yield return Line(now, -1, "ticket.created", $"{name}-9", "1", $$""" "ticketId":"{{name}}-9","customerId":"c-9","team":"{{Team}}","channel":"{{Channel}}","priority":"{{Priority}}" """);
        yield return Line(now, -35, "customer.joined", $"{name}-c", "joined", $$""" "customerId":"{{name}}-c","segment":"{{Segment}}","agentId":"{{Agent}}" """);
        yield return Line(now, -30, "product.purchased", $"{name}-c", "bought", $$""" "customerId":"{{name}}-c","product":"{{Product}}" """);
        yield return Line(now, -25, "product.used", $"{name}-c", "used", $$""" "customerId":"{{name}}-c","product":"{{Product}}" """);
        yield return Line(now, -20, "selfservice.session", $"{name}-s", "looked", $$""" "sessionId":"{{name}}-s","topic":"{{Topic}}","resolved":true """);
        yield return Line(now, -1, "call.handled", $"{name}-9", "call", $$""" "callId":"{{name}}-call","ticketId":"{{name}}-9","talkSeconds":120,"holdSeconds":10,"afterCallSeconds":20 """);
    }

    private static byte[] Line(DateTimeOffset now, int minutes, string type, string subject, string what, string data)
    {
        var time = now.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(
            $$$"""{"specversion":"1.0","id":"{{{subject}}}-{{{what}}}","source":"/desk","type":"support.{{{type}}}.v1","subject":"{{{subject}}}","time":"{{{time}}}","data":{{{{data}}}}}""");
    }
}
