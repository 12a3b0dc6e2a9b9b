using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>A cost was incurred, or revenue earned, over a period.</summary>
/// <param name="EntryId">Names the entry in the books; it is the record's key.</param>
/// <param name="CostKind"><c>acquisition</c>, <c>service</c> or <c>retention</c>; <see langword="null"/>: this is revenue.</param>
/// <param name="AmountMinor">The amount, in minor units of the currency.</param>
/// <param name="From">Start of the period.</param>
/// <param name="To">End of the period, not inside.</param>
public sealed record MoneyMoved(string EntryId, string? CostKind, long AmountMinor, DateTimeOffset From, DateTimeOffset To) : EventData
{
    /// <summary>The currency, ISO 4217; default EUR.</summary>
    public string Currency { get; init; } = "EUR";

    /// <inheritdoc/>
    public override string Type => CostKind is null ? EventTypes.FinanceRevenue : EventTypes.FinanceCost;

    /// <inheritdoc/>
    public override string Subject => EntryId;

    /// <inheritdoc/>
    internal override void WriteFields(Utf8JsonWriter json)
    {
        WriteOptional(json, "costKind", CostKind);
        json.WriteNumber("amountMinor", AmountMinor);
        json.WriteString("currency", Currency);
        Span<byte> time = stackalloc byte[Rfc3339.MaxLength];
        json.WriteString("from", time[..Rfc3339.Format(From, time)]);
        json.WriteString("to", time[..Rfc3339.Format(To, time)]);
    }
}
