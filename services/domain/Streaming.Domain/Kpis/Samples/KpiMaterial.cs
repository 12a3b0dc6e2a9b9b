namespace Streaming.Domain.Kpis.Samples;

/// <summary>What a number is made of.</summary>
public enum KpiMaterial
{
    /// <summary>Tickets, calls and answers to surveys, which can be listed one by one.</summary>
    Tickets,

    /// <summary>Customers who join, stay and leave.</summary>
    Customers,

    /// <summary>Renewals that fall due and are made.</summary>
    Renewals,

    /// <summary>Purchases and uses of products.</summary>
    ProductUse,

    /// <summary>Health scores of customers.</summary>
    HealthScores,

    /// <summary>Costs and revenues.</summary>
    Money,

    /// <summary>Representatives who join and leave.</summary>
    Workforce,

    /// <summary>Demonstrations.</summary>
    Demonstrations,

    /// <summary>Sessions of self-service.</summary>
    Sessions,

    /// <summary>Times of calls alone, of which each call has several.</summary>
    CallTimes,
}
