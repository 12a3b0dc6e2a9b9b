namespace Streaming.Testing.Recount;

/// <summary>The status of a ticket, in life-cycle order.</summary>
public enum RecountStatus
{
    /// <summary>Not looked at.</summary>
    New,

    /// <summary>Being worked on.</summary>
    Open,

    /// <summary>Waiting for the customer.</summary>
    Pending,

    /// <summary>Waiting for somebody else.</summary>
    OnHold,

    /// <summary>Solved.</summary>
    Solved,

    /// <summary>Closed.</summary>
    Closed,
}
