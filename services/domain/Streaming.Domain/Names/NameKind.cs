namespace Streaming.Domain.Names;

/// <summary>What a name names. The numbers are stored: they are never reused.</summary>
public enum NameKind : byte
{
    /// <summary>A tenant.</summary>
    Tenant = 0,

    /// <summary>A team.</summary>
    Team = 1,

    /// <summary>An agent: a human representative.</summary>
    Agent = 2,

    /// <summary>A channel.</summary>
    Channel = 3,

    /// <summary>A category.</summary>
    Category = 4,

    /// <summary>A priority.</summary>
    Priority = 5,

    /// <summary>A product.</summary>
    Product = 6,

    /// <summary>A CloudEvents source, part of an event's identity.</summary>
    Source = 7,

    /// <summary>An SLA policy.</summary>
    Policy = 8,

    /// <summary>A customer.</summary>
    Customer = 9,

    /// <summary>A segment of customers.</summary>
    Segment = 10,

    /// <summary>What help was looked for without a representative.</summary>
    Topic = 11,

    /// <summary>A component of a customer's health.</summary>
    Component = 12,

    /// <summary>A currency.</summary>
    Currency = 13,
}
