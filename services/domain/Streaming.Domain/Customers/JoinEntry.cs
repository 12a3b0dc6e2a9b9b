namespace Streaming.Domain.Customers;

/// <summary>An entry of a record of <see cref="JoinCodec"/>.</summary>
/// <param name="whole">All of it, to be put into another record as it is.</param>
/// <param name="customer">The customer's id.</param>
/// <param name="timeMs">The time of what it tells, Unix milliseconds.</param>
/// <param name="content">What follows.</param>
public readonly ref struct JoinEntry(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> customer, long timeMs, ReadOnlySpan<byte> content)
{
    /// <summary>All of it, to be put into another record as it is.</summary>
    public ReadOnlySpan<byte> Whole { get; } = whole;

    /// <summary>The customer's id: the key by which it is dealt out.</summary>
    public ReadOnlySpan<byte> Customer { get; } = customer;

    /// <summary>The time of what it tells, Unix milliseconds.</summary>
    public long TimeMs { get; } = timeMs;

    /// <summary>What is behind customer and time.</summary>
    internal ReadOnlySpan<byte> Content { get; } = content;
}
