namespace Streaming.Domain.Sla.Clocks;

/// <summary>What a clock is once something that was said of it no longer holds. The numbers are stored: they are never reused.</summary>
public enum ClockFate : byte
{
    /// <summary>It runs again.</summary>
    Running = 0,

    /// <summary>It was stopped in time.</summary>
    Met = 1,

    /// <summary>It was not stopped by its due time.</summary>
    Breached = 2,

    /// <summary>It ended without an outcome, or never was, as facts show that came late.</summary>
    Cancelled = 3,

    /// <summary>Its ticket was voided.</summary>
    Voided = 4,
}
