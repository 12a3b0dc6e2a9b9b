using Streaming.Replay.Events;

namespace Streaming.Replay.Simulation.Customers;

/// <summary>Makes synthetic events of customers, money and the workforce: seeded and deterministic.</summary>
internal static class CustomerSimulation
{
    /// <summary>Makes them.</summary>
    /// <param name="cast">Who and when.</param>
    /// <returns>The events by time, all within the cast's time.</returns>
    public static IReadOnlyList<ProducedEvent> Run(CustomerCast cast)
    {
        var customers = Enumerable.Range(0, cast.Customers.Count).Select(index => CustomerStory.Run(cast, index)).ToList();
        return [.. customers.SelectMany(static customer => customer.Events)
            .Concat(CompanyStory.Run(cast, customers))
            .OrderBy(static made => made.Time)];
    }
}
