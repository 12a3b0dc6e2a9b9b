namespace Streaming.Domain.Tickets.Views;

/// <summary>Dimension values as text; <see langword="null"/> where there is none.</summary>
/// <param name="Team">The team.</param>
/// <param name="Agent">The agent.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Category">The category.</param>
/// <param name="Priority">The priority.</param>
/// <param name="Product">The product.</param>
public sealed record TicketValues(string? Team, string? Agent, string? Channel, string? Category, string? Priority, string? Product)
{
    /// <summary>The values that some numbers name.</summary>
    internal static TicketValues Of(in Attribution values, IShardNames names) => new(
        names.TextOf(values.Team),
        names.TextOf(values.Agent),
        names.TextOf(values.Channel),
        names.TextOf(values.Category),
        names.TextOf(values.Priority),
        names.TextOf(values.Product));
}
