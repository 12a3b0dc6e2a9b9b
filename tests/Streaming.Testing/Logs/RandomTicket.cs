using System.Globalization;

namespace Streaming.Testing.Logs;

/// <summary>Writes the events of one random ticket.</summary>
internal sealed class RandomTicket(Random random, EventLog log, RandomLogOptions options, int number)
{
    private static readonly string[] Tenants = ["default", "default", "default", "acme"];
    private static readonly string[] Sources = ["/helpdesk", "/helpdesk", "/helpdesk", "/mail"];
    private static readonly string[] Statuses =
        ["new", "open", "pending", "pending", "on-hold", "solved", "solved", "solved", "closed", "closed", "reopened"];

    private static readonly string[] Reasons = ["spam", "test", "duplicate", "erasure", "other"];

    private readonly string _ticket = string.Create(CultureInfo.InvariantCulture, $"T-{number}");
    private readonly string _tenant = RandomValues.Pick(random, Tenants);
    private readonly int _sequenceHabit = random.Next(4);
    private readonly RandomValues _values = new(random);
    private readonly List<(string Id, string Source)> _identities = [];
    private readonly HashSet<(string Source, string Key, long TimeMs)> _taken = [];
    private long _now;
    private int _count;

    /// <summary>Writes the ticket.</summary>
    public void Write()
    {
        _now = options.StartMs + (10_000 * random.NextInt64((long)options.StartSpan.TotalSeconds / 10));
        var events = random.Next(options.MostEventsPerTicket + 1);
        var createdAt = random.Next(10) switch { 0 => -1, 1 => random.Next(events + 1), _ => 0 };
        for (var index = 0; index <= events; index++)
        {
            if (index == createdAt)
            {
                Created();
            }
            else
            {
                Step();
            }

            _now += _values.Pause();
        }

        if (_values.Chance(options.ExcludedChance))
        {
            RandomLeftOut.Write(random, log, _ticket, _now);
        }
    }

    private void Step()
    {
        if (options.SurveyChance > 0 && _values.Chance(options.SurveyChance))
        {
            new RandomSurvey(random, _values, Put, _ticket, number) { NamesCustomers = true }.Write(++_count);
            return;
        }

        switch (random.Next(100))
        {
            case < 20: Message("customer"); break;
            case < 40: Message("human"); break;
            case < 45: Message("automated"); break;
            case < 68: Status(); break;
            case < 75: Attributes(); break;
            case < 82: Assigned(); break;
            case < 87: Call(); break;
            case < 93: new RandomSurvey(random, _values, Put, _ticket, number).Write(++_count); break;
            case < 95: Put("ticket.merged", ("ticketId", _ticket), ("into", "T-0")); break;
            case < 97: Put("ticket.deleted", ("ticketId", _ticket), ("reason", RandomValues.Pick(random, Reasons))); break;
            default: Created(); break;
        }
    }

    private void Created() => Put(
        "ticket.created",
        ("ticketId", _ticket),
        ("customerId", "c-" + (number % 3).ToString(CultureInfo.InvariantCulture)),
        ("openedBy", _values.Maybe(0.3, "staff")),
        ("team", _values.Team()),
        ("agentId", _values.Agent()),
        ("channel", _values.Channel()),
        ("category", _values.Category()),
        ("priority", _values.Priority()),
        ("product", _values.Product()),
        ("status", _values.Maybe(0.15, RandomValues.Pick(random, Statuses))));

    private void Message(string author) => Put(
        "ticket.message",
        ("ticketId", _ticket),
        ("author", author),
        ("public", author == "human" && _values.Chance(0.15) ? false : null),
        ("messageId", _values.Maybe(0.3, string.Create(CultureInfo.InvariantCulture, $"m-{++_count}"))),
        ("agentId", author == "human" ? _values.Agent() : null),
        ("team", _values.Maybe(0.3, _values.Team())));

    private void Status() => Put(
        "ticket.status-changed",
        ("ticketId", _ticket),
        ("status", RandomValues.Pick(random, Statuses)),
        ("agentId", _values.Agent()));

    private void Attributes() => Put(
        "ticket.attributes-changed",
        ("ticketId", _ticket),
        ("category", _values.Category()),
        ("priority", _values.Priority()),
        ("product", _values.Product()),
        ("channel", _values.Channel()));

    private void Assigned()
    {
        var data = new Dictionary<string, object?> { ["ticketId"] = _ticket };
        if (_values.Chance(0.6))
        {
            data["team"] = _values.Team();
        }

        if (_values.Chance(0.6))
        {
            data["agentId"] = _values.Agent();
        }

        Put("ticket.assigned", data);
    }

    private void Call()
    {
        var callId = string.Create(CultureInfo.InvariantCulture, $"call-{number}-{random.Next(3)}");
        var revision = ++_count;
        Put(
            "call.handled",
            ("callId", callId),
            ("talkSeconds", random.Next(600_000) / 1000m),
            ("holdSeconds", random.Next(60_000) / 1000m),
            ("afterCallSeconds", random.Next(3) * 15m),
            ("ticketId", _values.Chance(0.8) ? _ticket : null),
            ("agentId", _values.Agent()),
            ("team", _values.Maybe(0.3, _values.Team())),
            ("channel", _values.Maybe(0.3, "phone")),
            ("category", _values.Maybe(0.3, _values.Category())),
            ("revision", revision));
    }

    private void Put(string type, params (string Name, object? Value)[] fields) => Put(type, EventLog.Data(fields));

    private void Put(string type, IEnumerable<KeyValuePair<string, object?>> data)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"e-{number}-{++_count}");
        var source = RandomValues.Pick(random, Sources);
        if (_identities.Count > 0 && _values.Chance(options.ConflictChance))
        {
            (id, source) = RandomValues.Pick(random, _identities);
        }

        _identities.Add((id, source));
        var fields = data.ToList();
        var key = KeyOf(type, fields) ?? id;
        var timeMs = _now + _values.Skew();
        while (!_taken.Add((source, key, timeMs)))
        {
            timeMs++;
        }

        (log.Tenant, log.Source) = (_tenant == "default" ? null : _tenant, source);
        log.RecordDelayMs = random.Next(4) * 1_234L;
        log.Add(type, timeMs, fields, id, Sequence());
        (log.Tenant, log.Source) = (null, "/helpdesk");
    }

    private static string? KeyOf(string type, List<KeyValuePair<string, object?>> data)
    {
        var key = data.Find(field => field.Key is "messageId" or "callId" or "responseId").Value;
        return key is null ? null : $"{type} {key} {data.Find(field => field.Key == "revision").Value}";
    }

    private string? Sequence() => _sequenceHabit switch
    {
        1 => _count.ToString(CultureInfo.InvariantCulture),
        2 => random.Next(3) == 0 ? "not a number" : random.Next(-2, 9).ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
