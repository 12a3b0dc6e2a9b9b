using System.Text.Json;
using Streaming.Contracts;
using Streaming.Replay.Events;
using Streaming.Replay.Replaying;

namespace Streaming.Replay.Simulation.Companion;

/// <summary>A log of real tickets, read once: who is in it, and when.</summary>
internal sealed class RealLog
{
    private readonly Dictionary<string, RealTicket> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _teams = new(StringComparer.Ordinal);

    private RealLog()
    {
    }

    /// <summary>The tickets, in the order of their creation's lines.</summary>
    public List<RealTicket> Tickets { get; } = [];

    /// <summary>The representatives and the team that each was first seen with, in the order in which they appear.</summary>
    public IReadOnlyList<(string Agent, string? Team)> Agents => [.. _teams.Select(static agent => (agent.Key, agent.Value))];

    /// <summary>Time of the first event; without any <see cref="DateTimeOffset.MaxValue"/>.</summary>
    public DateTimeOffset First { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>Time of the last event; without any <see cref="DateTimeOffset.MinValue"/>.</summary>
    public DateTimeOffset Last { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Reads all lines; those that are no events are passed over.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<RealLog> ReadAsync(LineReader lines, CancellationToken cancellationToken)
    {
        var log = new RealLog();
        var envelope = new EnvelopeReader();
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!lines.IsTooLong && envelope.Read(lines.Current.Span) && envelope.Time is { } time)
            {
                log.Take(lines.Current, time);
            }
        }

        return log;
    }

    private void Take(ReadOnlyMemory<byte> line, DateTimeOffset time)
    {
        First = time < First ? time : First;
        Last = time > Last ? time : Last;
        using var parsed = JsonDocument.Parse(line);
        if (!parsed.RootElement.TryGetProperty("data", out var data) || Text(data, "ticketId") is not { } id)
        {
            return;
        }

        var type = Text(parsed.RootElement, "type");
        if (type == EventTypes.TicketCreated && Text(data, "customerId") is { } customer && !_byId.ContainsKey(id))
        {
            var created = new RealTicket(id, customer, Text(data, "channel"), time);
            _byId.Add(id, created);
            Tickets.Add(created);
        }

        if (!_byId.TryGetValue(id, out var ticket))
        {
            return;
        }

        if (Text(data, "agentId") is { } agent)
        {
            ticket.Agent = agent;
            _teams.TryAdd(agent, Text(data, "team"));
        }

        ticket.SolvedAt = type == EventTypes.TicketStatusChanged && Text(data, "status") == "solved" ? time : ticket.SolvedAt;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
