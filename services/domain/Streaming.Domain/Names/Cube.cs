namespace Streaming.Domain.Names;

/// <summary>Which dimensions are crossed with one another. The numbers are stored: they are never reused.</summary>
public enum Cube : byte
{
    /// <summary>The small dimensions, all crossed: team, channel, category, priority and product as configured.</summary>
    Main = 0,

    /// <summary>Team × agent.</summary>
    Agent = 1,
}
