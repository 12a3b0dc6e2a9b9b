using System.Globalization;
using Streaming.Replay.Events;

namespace Streaming.Replay.Simulation;

/// <summary>One simulated ticket, from its creation to its end: who wrote when, who had it, what was called and asked.</summary>
/// <remarks>The shares and durations below are plausible, not measured; nothing is learned from them about real help desks.</remarks>
internal sealed partial class TicketSimulation
{
    private readonly SimulationOptions _options;
    private readonly SeededRandom _random;
    private readonly List<ProducedEvent> _events = [];
    private readonly string _ticketId;
    private readonly string _customer;
    private readonly string _channel;
    private string _team;
    private string _agent;
    private DateTimeOffset _now;

    private TicketSimulation(SimulationOptions options, int number, DateTimeOffset openedAt)
    {
        _options = options;
        _random = SeededRandom.ForStream(options.Seed, number);
        _ticketId = string.Create(CultureInfo.InvariantCulture, $"{SimulationOptions.IdPrefix}{options.Seed}-{number:D7}");
        _customer = string.Create(CultureInfo.InvariantCulture, $"customer-{_random.NextSkewed(options.Customers) + 1}");
        _channel = _random.Pick<string>([("email", 0.40), ("chat", 0.25), ("phone", 0.20), ("web", 0.15)]);
        _now = openedAt;
        (_team, _agent) = SomeAgent();
    }

    private bool IsOver => _now >= _options.Start + _options.Duration;

    /// <summary>Makes a ticket's events.</summary>
    /// <param name="options">The simulation.</param>
    /// <param name="number">Which ticket, from 1.</param>
    /// <param name="openedAt">When it is opened.</param>
    /// <returns>Its events within the simulated time, by time.</returns>
    public static IReadOnlyList<ProducedEvent> Run(SimulationOptions options, int number, DateTimeOffset openedAt)
    {
        var ticket = new TicketSimulation(options, number, openedAt);
        ticket.Open();
        ticket.Live();
        var end = options.Start + options.Duration;
        return [.. ticket._events.Where(made => made.Time < end).OrderBy(made => made.Time)];
    }

    private void Open()
    {
        var category = _random.NextSkewed(_options.Categories) + 1;
        var assigned = _random.Happens(0.6);
        Say(new TicketCreated(_ticketId, _customer)
        {
            OpenedByStaff = _channel == "phone" && _random.Happens(0.5),
            Channel = _channel,
            Category = string.Create(CultureInfo.InvariantCulture, $"category-{category}"),
            Priority = _random.Pick<string>([("low", 0.15), ("normal", 0.65), ("high", 0.15), ("urgent", 0.05)]),
            Team = assigned ? _team : null,
        });
        if (_channel is "email" or "web")
        {
            Later(TimeSpan.FromSeconds(3), 0.5);
            Say(new TicketMessage(_ticketId, "automated") { MessageId = NextId("auto") });
        }

        if (_channel == "phone" || _random.Happens(_options.CallShare / 4))
        {
            Call();
        }

        if (!assigned || _random.Happens(0.5))
        {
            Later(TimeSpan.FromMinutes(8), 1.0);
            Say(new TicketAssigned(_ticketId, new(_team), _random.Happens(0.9) ? new(_agent) : null));
        }
    }

    private void Live()
    {
        var end = _random.Pick<Fate>([
            (Fate.Solved, 0.90), (Fate.SolvedAndReopened, 0.05), (Fate.ClosedUnanswered, 0.02),
            (Fate.Spam, 0.01), (Fate.Merged, 0.01), (Fate.Abandoned, 0.01)]);
        switch (end)
        {
            case Fate.Spam:
                Later(TimeSpan.FromMinutes(30), 1.0);
                Say(new TicketDeleted(_ticketId, "spam"));
                return;
            case Fate.ClosedUnanswered:
                Later(TimeSpan.FromHours(20), 0.7);
                Say(new TicketStatusChanged(_ticketId, "closed"));
                return;
            case Fate.Merged:
                Later(TimeSpan.FromHours(1), 1.0);
                Say(new TicketMerged(_ticketId, $"{SimulationOptions.IdPrefix}{_options.Seed}-0000001"));
                return;
        }

        Converse();
        if (end == Fate.Abandoned)
        {
            return;
        }

        Solve();
        if (end == Fate.SolvedAndReopened)
        {
            Later(TimeSpan.FromHours(14), 0.8);
            Say(new TicketMessage(_ticketId, "customer") { MessageId = NextId("msg") });
            Say(new TicketStatusChanged(_ticketId, "reopened"));
            Reply();
            Solve();
        }

        Ask();
        _now += TimeSpan.FromHours(72);
        Say(new TicketStatusChanged(_ticketId, "closed"));
    }

    private void Later(TimeSpan median, double spread) => _now += _random.NextDuration(median, spread);

    private (string Team, string Agent) SomeAgent()
    {
        var agent = _random.NextSkewed(_options.Agents);
        var team = agent % _options.Teams;
        return (string.Create(CultureInfo.InvariantCulture, $"team-{team + 1}"), string.Create(CultureInfo.InvariantCulture, $"agent-{agent + 1}"));
    }

    private string NextId(string what) => string.Create(CultureInfo.InvariantCulture, $"{_ticketId}-{what}-{_events.Count + 1}");

    private void Say(EventData data) => SayAt(_now, data);

    private void SayAt(DateTimeOffset time, EventData data) => _events.Add(new()
    {
        Id = NextId("e"),
        Source = SimulationOptions.Source,
        Time = time,
        Sequence = _events.Count + 1,
        Tenant = _options.Tenant,
        Data = data,
    });

    private enum Fate
    {
        Solved,
        SolvedAndReopened,
        ClosedUnanswered,
        Spam,
        Merged,
        Abandoned,
    }
}
