namespace Streaming.Replay.Events;

/// <summary>What happens in the workforce.</summary>
public enum WorkforceStep
{
    /// <summary>Somebody joined.</summary>
    Joined,

    /// <summary>Somebody left.</summary>
    Left,

    /// <summary>Somebody booked a demonstration with a customer.</summary>
    DemoBooked,
}
