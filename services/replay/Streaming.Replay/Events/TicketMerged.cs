using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>A ticket went into another one.</summary>
/// <param name="TicketId">The ticket that ends.</param>
/// <param name="Into">The ticket that goes on.</param>
public sealed record TicketMerged(string TicketId, string Into) : TicketEvent(TicketId)
{
    /// <inheritdoc/>
    public override string Type => EventTypes.TicketMerged;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("into", Into);
    }
}
