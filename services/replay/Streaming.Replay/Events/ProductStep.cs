namespace Streaming.Replay.Events;

/// <summary>What a customer does with a product.</summary>
public enum ProductStep
{
    /// <summary>Buys it.</summary>
    Purchased,

    /// <summary>Uses it for the first time.</summary>
    FirstUsed,

    /// <summary>Uses it.</summary>
    Used,
}
