namespace Streaming.Domain.Names;

/// <summary>Which dimensions are crossed with one another. The numbers are stored: they are never reused.</summary>
public enum Cube : byte
{
    /// <summary>The small dimensions, all crossed: team, channel, category, priority and product as configured.</summary>
    Main = 0,

    /// <summary>Team × agent.</summary>
    Agent = 1,

    /// <summary>Policy × team: SLA clocks. Counts again what <see cref="Main"/> counts.</summary>
    Sla = 2,

    /// <summary>Customer: how many tickets each opened. Counts again what <see cref="Main"/> counts.</summary>
    Customer = 3,

    /// <summary>Segment × agent who looks after × customer: the customer base, its changes and its health.</summary>
    Base = 4,

    /// <summary>Segment × product × customer: buying and using.</summary>
    Product = 5,

    /// <summary>Topic: self-service.</summary>
    Topic = 6,

    /// <summary>Undivided: money.</summary>
    Business = 7,

    /// <summary>
    /// Customer × the dimensions of the main cube × agent: whose latest answer to a survey is which. Counts again what <see cref="Main"/> counts.
    /// </summary>
    Answers = 8,
}
