namespace Streaming.Contracts;

/// <summary>Dimension values with a meaning of their own.</summary>
public static class DimensionValues
{
    /// <summary>The event, or its ticket, has no value in this dimension.</summary>
    public const string Unknown = "unknown";

    /// <summary>Several values summed, because they were too many to show or to keep apart.</summary>
    public const string Other = "other";
}
