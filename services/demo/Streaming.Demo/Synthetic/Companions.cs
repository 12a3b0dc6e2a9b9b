using System.Globalization;
using Streaming.Demo.Cli;
using Streaming.Replay.Replaying;
using Streaming.Replay.Simulation.Companion;

namespace Streaming.Demo.Synthetic;

/// <summary>The synthetic events that go with the bundled tickets, and how everybody who sees them is told.</summary>
internal static class Companions
{
    /// <summary>What the page says.</summary>
    public const string Note = "Tickets are real. Surveys, calls, customers, products, money and workforce are synthetic.";

    /// <summary>The same in French.</summary>
    public const string NoteFr = "Les tickets sont réels. Enquêtes, appels, clients, produits, argent et personnel sont synthétiques.";

    /// <summary>The groups of KPIs that stand on them, which the page marks.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["calls", "satisfaction", "customers", "products", "money", "workforce", "self_service"];

    /// <summary>What the terminal says.</summary>
    /// <param name="count">How many there are.</param>
    public static string Told(long count) => string.Create(
        CultureInfo.InvariantCulture,
        $"{count:N0} synthetic events beside them: surveys, calls, customers, products, money, workforce (--real-only leaves them out)");

    /// <summary>Puts them beside the tickets.</summary>
    /// <param name="tickets">The bundled tickets; disposed when they are no more needed.</param>
    /// <param name="options">What the demo is asked to do.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>All events, and how many are synthetic.</returns>
    public static async Task<(EventInput Events, long Synthetic)> AddAsync(EventInput tickets, DemoOptions options, CancellationToken cancellationToken)
    {
        if (!options.HasCompanions)
        {
            return (tickets, 0);
        }

        var all = new MemoryStream();
        var count = await CompanionLog.WriteAsync(tickets, new(), all, cancellationToken).ConfigureAwait(false);
        await tickets.DisposeAsync().ConfigureAwait(false);
        return (EventInput.FromStream(all), count);
    }
}
