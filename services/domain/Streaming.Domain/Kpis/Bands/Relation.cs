namespace Streaming.Domain.Kpis.Bands;

/// <summary>How a value must lie to a limit.</summary>
public enum Relation
{
    /// <summary>Less than it.</summary>
    Below,

    /// <summary>Less than it or equal.</summary>
    AtMost,

    /// <summary>Greater than it or equal.</summary>
    AtLeast,

    /// <summary>Greater than it.</summary>
    Above,
}
