namespace Streaming.Domain.Sla.Clocks;

/// <summary>The worst of a ticket's clocks that still wait, as the levels count them. The numbers are stored: they are never reused.</summary>
public enum OpenClocks : byte
{
    /// <summary>None waits.</summary>
    None = 0,

    /// <summary>One runs.</summary>
    Running = 1,

    /// <summary>One runs, and has passed its first at-risk threshold.</summary>
    AtRisk = 2,

    /// <summary>One was not stopped by its due time, and still waits.</summary>
    Breached = 3,
}
