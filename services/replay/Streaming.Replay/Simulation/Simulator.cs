using System.Globalization;
using Streaming.Replay.Events;
using Streaming.Replay.Simulation.Customers;

namespace Streaming.Replay.Simulation;

/// <summary>
/// Makes synthetic support events: seeded, deterministic, with the shape of a day and a week. Every event says by its source and its
/// ids that it is synthetic.
/// </summary>
public static class Simulator
{
    /// <summary>Makes events in the order in which they happen.</summary>
    /// <param name="options">What to make.</param>
    /// <returns>The events by time, made as they are asked for; memory holds only what open tickets still have before them.</returns>
    /// <exception cref="ArgumentException">An option is out of its range; the message names each.</exception>
    public static IEnumerable<ProducedEvent> Run(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var wrong = options.Validate();
        return wrong.Count > 0 ? throw new ArgumentException(string.Join(' ', wrong), nameof(options))
            : options.CustomerEvents ? Merged(Make(options), CustomerSimulation.Run(Cast(options)))
            : Make(options);
    }

    /// <summary>Writes a simulation as NDJSON, with the disturbances that the options ask for.</summary>
    /// <param name="options">What to make.</param>
    /// <param name="output">Gets the lines.</param>
    /// <returns>How many lines were written.</returns>
    /// <exception cref="ArgumentException">An option is out of its range; the message names each.</exception>
    public static long Write(SimulationOptions options, Stream output)
    {
        using var writer = new EventWriter(output);
        var disturbance = new Disturbance(options, writer);
        foreach (var made in Run(options))
        {
            disturbance.Send(made);
        }

        disturbance.End();
        return writer.Lines;
    }

    /// <summary>Merges events that are in order, the first kind before the second where their times are equal.</summary>
    internal static IEnumerable<ProducedEvent> Merged(IEnumerable<ProducedEvent> tickets, IReadOnlyList<ProducedEvent> others)
    {
        var next = 0;
        foreach (var ticket in tickets)
        {
            for (; next < others.Count && others[next].Time < ticket.Time; next++)
            {
                yield return others[next];
            }

            yield return ticket;
        }

        for (; next < others.Count; next++)
        {
            yield return others[next];
        }
    }

    private static CustomerCast Cast(SimulationOptions options) => new()
    {
        Customers = [.. Enumerable.Range(1, options.Customers).Select(static number => string.Create(CultureInfo.InvariantCulture, $"customer-{number}"))],
        Agents = [.. Enumerable.Range(0, options.Agents).Select(index => (
            string.Create(CultureInfo.InvariantCulture, $"agent-{index + 1}"),
            (string?)string.Create(CultureInfo.InvariantCulture, $"team-{(index % options.Teams) + 1}")))],
        Start = options.Start,
        Begin = options.Start + (options.Duration / 24),
        End = options.Start + options.Duration,
        Seed = options.Seed,
        Source = SimulationOptions.Source,
        IdPrefix = SimulationOptions.IdPrefix,
        Tenant = options.Tenant,
    };

    private static IEnumerable<ProducedEvent> Make(SimulationOptions options)
    {
        var waiting = new PriorityQueue<(IReadOnlyList<ProducedEvent> Events, int Next), (DateTimeOffset Time, int Ticket)>();
        var number = 0;
        foreach (var openedAt in ArrivalTimes.Make(options, SeededRandom.ForStream(options.Seed, 0)))
        {
            foreach (var due in Before(openedAt))
            {
                yield return due;
            }

            number++;
            waiting.Enqueue((TicketSimulation.Run(options, number, openedAt), 0), (openedAt, number));
        }

        foreach (var due in Before(DateTimeOffset.MaxValue))
        {
            yield return due;
        }

        IEnumerable<ProducedEvent> Before(DateTimeOffset time)
        {
            while (waiting.TryPeek(out var ticket, out var at) && at.Time < time)
            {
                waiting.Dequeue();
                yield return ticket.Events[ticket.Next];
                if (ticket.Next + 1 < ticket.Events.Count)
                {
                    waiting.Enqueue((ticket.Events, ticket.Next + 1), (ticket.Events[ticket.Next + 1].Time, at.Ticket));
                }
            }
        }
    }
}
