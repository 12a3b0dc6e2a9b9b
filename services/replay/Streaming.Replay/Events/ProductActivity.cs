using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>A customer bought a product, used it for the first time, or used it again.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Product">The product.</param>
/// <param name="Step">Which of these.</param>
public sealed record ProductActivity(string CustomerId, string Product, ProductStep Step) : CustomerEvent(CustomerId)
{
    /// <inheritdoc/>
    public override string Type => Step switch
    {
        ProductStep.Purchased => EventTypes.ProductPurchased,
        ProductStep.FirstUsed => EventTypes.ProductFirstUsed,
        _ => EventTypes.ProductUsed,
    };

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("product", Product);
    }
}
