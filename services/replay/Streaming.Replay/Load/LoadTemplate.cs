using System.Text;
using Streaming.Contracts;

namespace Streaming.Replay.Load;

/// <summary>One kind of load event as UTF-8 bytes of fixed length, with the places that differ from event to event.</summary>
internal sealed class LoadTemplate
{
    /// <summary>Bytes of an event's time.</summary>
    public const int TimeLength = 24;

    private const int TicketDigits = 8;

    private const char Ticket = '#';
    private const char Customer = '$';
    private const char Agent = '%';
    private const char Team = '&';
    private const char Category = '!';
    private const char Channel = '^';
    private const char Priority = '~';
    private const char Time = '@';

    private static readonly byte[][] Channels = ["email"u8.ToArray(), "phone"u8.ToArray(), "forum"u8.ToArray(), "video"u8.ToArray()];

    private readonly byte[] _bytes;
    private readonly (int Start, int Length)[] _tickets;
    private readonly (int Start, int Length)[] _customers;
    private readonly (int Start, int Length)[] _agents;
    private readonly (int Start, int Length)[] _teams;
    private readonly (int Start, int Length)[] _categories;
    private readonly (int Start, int Length)[] _channels;
    private readonly (int Start, int Length)[] _priorities;
    private readonly int _time;
    private readonly ulong _firstTicket;

    private LoadTemplate(string text, int seed)
    {
        // Loads of different seeds are about different tickets, and have no more customers in common than chance makes.
        _firstTicket = (ulong)Math.Max(0, seed - 1) * 100_000_000;
        _bytes = Encoding.ASCII.GetBytes(text);
        _tickets = Places(Ticket);
        _customers = Places(Customer);
        _agents = Places(Agent);
        _teams = Places(Team);
        _categories = Places(Category);
        _channels = Places(Channel);
        _priorities = Places(Priority);
        _time = text.IndexOf(Time, StringComparison.Ordinal);
        KeyStart = text.IndexOf("\"subject\":\"", StringComparison.Ordinal) + "\"subject\":\"".Length;
        KeyLength = text.IndexOf('"', KeyStart) - KeyStart;
    }

    /// <summary>Where the ticket id begins.</summary>
    public int KeyStart { get; }

    /// <summary>Bytes of the ticket id.</summary>
    public int KeyLength { get; }

    /// <summary>Bytes of the event.</summary>
    public int Length => _bytes.Length;

    /// <summary>Makes the templates of a ticket's events.</summary>
    /// <param name="options">Size and seed.</param>
    /// <returns>One for each event of a ticket, in their order.</returns>
    public static LoadTemplate[] Make(LoadOptions options)
    {
        (string Type, string Data)[] stages =
        [
            (EventTypes.TicketCreated, """
                "customerId":"cust-$$$$$$","channel":"^^^^^","category":"category-!!","priority":"p~","team":"team-&&"
                """),
            (EventTypes.TicketAssigned, """
                "team":"team-&&","agentId":"agent-%%%"
                """),
            (EventTypes.TicketMessage, """
                "author":"human","public":true,"agentId":"agent-%%%","team":"team-&&"
                """),
            (EventTypes.TicketStatusChanged, """
                "status":"solved","agentId":"agent-%%%"
                """),
            (EventTypes.TicketStatusChanged, """
                "status":"closed"
                """),
        ];
        return [.. stages.Select((stage, index) => new LoadTemplate(Text(options, index + 1, stage.Type, stage.Data), options.Seed))];
    }

    /// <summary>Writes one event.</summary>
    /// <param name="destination">At least <see cref="Length"/> long.</param>
    /// <param name="ticket">The ticket's number.</param>
    /// <param name="time">The event time, <see cref="TimeLength"/> bytes.</param>
    public void Write(Span<byte> destination, uint ticket, ReadOnlySpan<byte> time)
    {
        _bytes.CopyTo(destination);
        time.CopyTo(destination[_time..]);

        // The ticket's number, scrambled, decides whose it is and what it is about: the same for all events of the ticket.
        var mix = (_firstTicket + ticket + 1) * 0x9E3779B97F4A7C15;
        mix ^= mix >> 32;
        Set(destination, _tickets, ticket);
        Set(destination, _customers, (uint)(mix % 200_000));
        Set(destination, _agents, (uint)((mix >> 8) % 200));
        Set(destination, _teams, (uint)((mix >> 8) % 200 % 12));
        Set(destination, _categories, (uint)((mix >> 20) % 25));
        Set(destination, _priorities, (uint)((mix >> 28) % 4) + 1);
        foreach (var (start, _) in _channels)
        {
            Channels[(mix >> 34) % 4].CopyTo(destination[start..]);
        }
    }

    private static string Text(LoadOptions options, int number, string type, string data)
    {
        var ticket = $"L{options.Seed:D3}-{new string(Ticket, TicketDigits)}";
        var time = new string(Time, TimeLength);
        var text = $$"""
            {"specversion":"1.0","id":"{{ticket}}-{{number}}","source":"{{LoadOptions.Source}}","type":"{{type}}","subject":"{{ticket}}",
            "time":"{{time}}","sequence":"{{number}}","datacontenttype":"application/json",
            "data":{"ticketId":"{{ticket}}",{{data}},"note":""
            """.ReplaceLineEndings(string.Empty) + "}}";
        return text.Insert(text.Length - "\"}}".Length, new('.', options.EventBytes - text.Length));
    }

    private static void Set(Span<byte> destination, (int Start, int Length)[] places, uint value)
    {
        foreach (var (start, length) in places)
        {
            var left = value;
            for (var i = start + length - 1; i >= start; i--)
            {
                (left, var digit) = Math.DivRem(left, 10u);
                destination[i] = (byte)('0' + digit);
            }
        }
    }

    private (int Start, int Length)[] Places(char marker)
    {
        var places = new List<(int, int)>();
        for (var i = 0; i < _bytes.Length; i++)
        {
            var start = i;
            while (i < _bytes.Length && _bytes[i] == marker)
            {
                i++;
            }

            if (i > start)
            {
                places.Add((start, i - start));
            }
        }

        return [.. places];
    }
}
