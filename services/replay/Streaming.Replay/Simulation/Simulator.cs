using Streaming.Replay.Events;

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
        return wrong.Count == 0 ? Make(options) : throw new ArgumentException(string.Join(' ', wrong), nameof(options));
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
