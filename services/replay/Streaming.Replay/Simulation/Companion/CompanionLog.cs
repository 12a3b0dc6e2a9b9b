using System.Globalization;
using Streaming.Replay.Events;
using Streaming.Replay.Import;
using Streaming.Replay.Replaying;
using Streaming.Replay.Simulation.Customers;

namespace Streaming.Replay.Simulation.Companion;

/// <summary>
/// Puts synthetic events beside a log of real tickets: the lives of their customers and of others, surveys, calls, money and the workforce.
/// Each of them says by its source and its ids that it is synthetic, and none changes a number of tickets.
/// </summary>
public static class CompanionLog
{
    // Of those who are customers, so many for each who has a ticket have none.
    private const double WithoutTicket = 0.3;

    /// <summary>Writes the log with its companions, by time.</summary>
    /// <param name="log">The real log, by time; it must be possible to read it twice.</param>
    /// <param name="options">What is made up.</param>
    /// <param name="output">Gets the lines: the real ones as they are.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many lines were made up.</returns>
    /// <exception cref="ReplayException">The log breaks off; nothing is written.</exception>
    public static async Task<long> WriteAsync(EventInput log, CompanionOptions options, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(options);
        var lines = await log.FromStart(cancellationToken).ConfigureAwait(false);
        var made = Make(await RealLog.ReadAsync(lines, cancellationToken).ConfigureAwait(false), options);
        if (lines.IsCutOff)
        {
            throw new ReplayException(log.TellCutOff(lines.Lines));
        }

        using var writer = new EventWriter(output);
        var envelope = new EnvelopeReader();
        lines = await log.FromStart(cancellationToken).ConfigureAwait(false);
        var next = 0;
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (lines.IsTooLong)
            {
                continue;
            }

            envelope.Read(lines.Current.Span);
            for (; next < made.Count && made[next].Time < envelope.Time; next++)
            {
                writer.Write(made[next]);
            }

            writer.WriteRaw(lines.Current.Span);
        }

        for (; next < made.Count; next++)
        {
            writer.Write(made[next]);
        }

        return made.Count;
    }

    private static IReadOnlyList<ProducedEvent> Make(RealLog log, CompanionOptions options)
    {
        if (log.Agents.Count == 0)
        {
            return [];
        }

        var cast = Cast(log, options);
        var companion = new TicketCompanion(cast);
        return [.. CustomerSimulation.Run(cast)
            .Concat(log.Tickets.SelectMany((ticket, index) => companion.Run(ticket, index + 1)))
            .OrderBy(static told => told.Time)];
    }

    private static CustomerCast Cast(RealLog log, CompanionOptions options)
    {
        var known = log.Tickets.Select(static ticket => ticket.Customer)
            .Where(static customer => customer != ImportOptions.UnknownCustomer)
            .Distinct(StringComparer.Ordinal).ToList();
        var others = Enumerable.Range(1, (int)(known.Count * WithoutTicket))
            .Select(static number => string.Create(CultureInfo.InvariantCulture, $"{CompanionOptions.NamePrefix}customer-{number}"));
        var start = log.First - options.Lead;
        return new()
        {
            Customers = [.. known, .. others],
            Agents = log.Agents,
            Start = start,
            Begin = start + (options.Lead / 4),
            End = log.Last,
            Seed = options.Seed,
            Source = CompanionOptions.Source,
            IdPrefix = CompanionOptions.IdPrefix,
            NamePrefix = CompanionOptions.NamePrefix,
        };
    }
}
