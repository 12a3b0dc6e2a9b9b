using System.Globalization;

namespace Streaming.Testing.Logs;

/// <summary>Writes one random survey event of a ticket.</summary>
internal sealed class RandomSurvey(
    Random random,
    RandomValues values,
    Action<string, IEnumerable<KeyValuePair<string, object?>>> put,
    string ticket,
    int number)
{
    private static readonly (string Kind, int Min, int Max)[] Scales =
        [("csat", 1, 5), ("csat", 0, 1), ("csat", 1, 7), ("csat", 1, 10), ("nps", 0, 10), ("nps", 1, 10), ("ces", 1, 5), ("ces", 1, 7)];

    /// <summary>The address in every comment.</summary>
    public const string Mailbox = "jane.doe@example.com";

    /// <summary>Whether some events say who answered.</summary>
    public bool NamesCustomers { get; init; }

    /// <summary>Writes a survey event.</summary>
    /// <param name="revision">The revision, should this be one; no other event of the ticket has it.</param>
    public void Write(int revision)
    {
        // Four surveys a ticket. Two are said to belong to it, the third belongs to nothing, the fourth to a ticket that never comes.
        var which = random.Next(4);
        var responseId = string.Create(CultureInfo.InvariantCulture, $"r-{number}-{which}");
        var (kind, min, max) = Scales[(number + which) % Scales.Length];
        var surveyed = which switch { 2 => null, 3 => $"{ticket}-lost", _ => ticket };
        var step = random.Next(10);
        if (step == 0)
        {
            put("survey.withdrawn", EventLog.Data(("responseId", responseId), ("ticketId", surveyed)));
            return;
        }

        if (step == 1)
        {
            put("survey.sent", EventLog.Data(("responseId", responseId), ("ticketId", surveyed), ("kind", kind)));
            return;
        }

        var value = random.Next(min, max + 1);
        put(
            step < 4 ? "survey.revised" : "survey.answered",
            EventLog.Data(
                ("responseId", responseId),
                ("ticketId", surveyed),
                ("kind", kind),
                ("scaleMin", min),
                ("scaleMax", max),
                ("value", value),
                ("agentId", values.Maybe(0.3, values.Agent())),
                ("team", values.Maybe(0.3, values.Team())),
                ("channel", values.Maybe(0.3, values.Channel())),
                ("category", values.Maybe(0.3, values.Category())),
                ("audience", values.Maybe(0.1, "agent")),
                ("customerId", NamesCustomers ? values.Maybe(0.3, string.Create(CultureInfo.InvariantCulture, $"c-{random.Next(4)}")) : null),
                ("comment", values.Maybe(0.3, $"why {value}: write to {Mailbox}")),
                ("revision", step < 4 ? revision : null)));
    }
}
