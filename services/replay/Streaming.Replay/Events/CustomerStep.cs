namespace Streaming.Replay.Events;

/// <summary>What happens in a customer's life.</summary>
public enum CustomerStep
{
    /// <summary>The customer joined.</summary>
    Joined,

    /// <summary>The customer left.</summary>
    Left,

    /// <summary>A renewal fell due.</summary>
    RenewalDue,

    /// <summary>The customer renewed.</summary>
    Renewed,
}
