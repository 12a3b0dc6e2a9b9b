using System.Diagnostics.CodeAnalysis;
using Streaming.Domain.Events;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis;

/// <summary>What only reading customer by customer tells of an interval. Read when it is asked for, for it costs more than adding up.</summary>
public interface ICustomerReading
{
    /// <summary>Customers with at least one ticket created in the interval.</summary>
    CustomerCount Active { get; }

    /// <summary>All customers at the interval's end, whatever splits the answer, unless it is segments.</summary>
    CustomerCount AtEnd { get; }

    /// <summary>What became of the customers of the interval's start.</summary>
    CohortCounts Cohort { get; }

    /// <summary>Of each customer the latest answer of the interval to surveys of each kind, and the answers of those unknown.</summary>
    LatestAnswers LatestAnswers { get; }
}

/// <summary>The answers to surveys that count where the latest of each customer does.</summary>
/// <param name="Answers">The answers; <see langword="null"/> where they are not known.</param>
/// <param name="Absence">Why they are not known.</param>
/// <param name="UntoldKinds">The kinds of surveys with answers that nobody was told of, a bit for each: those of the others are all there.</param>
public readonly record struct LatestAnswers(MeasureTotals? Answers, KpiAbsence Absence, int UntoldKinds = 0)
{
    /// <summary>The answers to surveys of one kind, unless some are missing.</summary>
    /// <param name="kind">What the survey asks.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="absence">Else why they are not known.</param>
    public bool TryGet(SurveyKind kind, [NotNullWhen(true)] out MeasureTotals? answers, out KpiAbsence absence)
    {
        var isUntold = ((UntoldKinds >> (int)kind) & 1) != 0;
        (answers, absence) = isUntold ? (null, KpiAbsence.BeforeData) : (Answers, Absence);
        return answers is not null;
    }
}

/// <summary>A number of distinct customers.</summary>
/// <param name="Count">How many.</param>
/// <param name="Absence">Why the number is not known.</param>
public readonly record struct CustomerCount(long Count, KpiAbsence Absence);

/// <summary>What became of customers within an interval.</summary>
/// <param name="Churned">Customers present at its start and not at its end.</param>
/// <param name="EarlyChurned">Customers present neither at its start nor at its end who joined in between.</param>
/// <param name="Absence">Why the numbers are not known.</param>
public readonly record struct CohortCounts(long Churned, long EarlyChurned, KpiAbsence Absence);
