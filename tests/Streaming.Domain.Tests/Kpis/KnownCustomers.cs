using Streaming.Domain.Kpis;

namespace Streaming.Domain.Tests.Kpis;

/// <summary>What reading customer by customer would tell; nobody, unless said.</summary>
internal sealed class KnownCustomers : ICustomerReading
{
    public CustomerCount Active { get; init; }

    public CustomerCount AtEnd { get; init; }

    public CohortCounts Cohort { get; init; }

    public LatestAnswers LatestAnswers { get; init; }
}
