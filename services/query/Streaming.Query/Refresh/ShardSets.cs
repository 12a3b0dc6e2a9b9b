using Streaming.Query.Index;

namespace Streaming.Query.Refresh;

/// <summary>The shards of tickets and those of customers. A worker need not have any of customers: then the numbers are there without theirs.</summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
/// <param name="tickets">The shards of tickets.</param>
/// <param name="customers">The shards of customers.</param>
internal sealed class ShardSets(ShardSet tickets, ShardSet customers)
{
    /// <summary>The shards that are loaded.</summary>
    public IReadOnlyList<ShardReplica> Loaded => [.. tickets.Loaded, .. customers.Loaded];

    /// <summary>Whether every shard is loaded.</summary>
    public bool IsComplete => tickets.IsComplete && (customers.IsEmpty || customers.IsComplete);

    /// <summary>Asks every shard once what changed, loads those that are new, and goes on with those that have more to say.</summary>
    /// <param name="mayGoOn">Whether there is time to go on; what is left then comes with the next refresh.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RefreshOutcome> RefreshAsync(Func<bool> mayGoOn, CancellationToken cancellationToken)
    {
        // All are asked before anything is taken in, so that nobody waits for answers one after the other.
        var (askedTickets, askedCustomers) = (tickets.Ask(cancellationToken), customers.Ask(cancellationToken));
        var ofTickets = await tickets.TakeAsync(askedTickets, mayGoOn, cancellationToken);
        var ofCustomers = await customers.TakeAsync(askedCustomers, mayGoOn, cancellationToken);
        return ofTickets.And(ofCustomers);
    }
}
