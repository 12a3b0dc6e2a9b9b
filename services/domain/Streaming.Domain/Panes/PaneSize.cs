namespace Streaming.Domain.Panes;

/// <summary>
/// How long a pane is. Stored panes are <see cref="TenSeconds"/> (<see cref="Minute"/> in the agent cube), <see cref="QuarterHour"/>,
/// <see cref="Day"/> and <see cref="Base"/>; the others exist only in readers. The numbers are stored: they are never reused.
/// </summary>
public enum PaneSize : byte
{
    /// <summary>10 seconds.</summary>
    TenSeconds = 0,

    /// <summary>1 minute.</summary>
    Minute = 1,

    /// <summary>15 minutes; divides every zone's offset, so that local days are whole numbers of them.</summary>
    QuarterHour = 2,

    /// <summary>1 hour, on UTC.</summary>
    Hour = 3,

    /// <summary>4 hours, on UTC.</summary>
    FourHours = 4,

    /// <summary>A calendar day of the tenant's zone, of 23, 24 or 25 hours.</summary>
    Day = 5,

    /// <summary>All time before the oldest day that is kept: holds the levels' base.</summary>
    Base = 6,
}
