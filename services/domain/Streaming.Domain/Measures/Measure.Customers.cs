using Streaming.Domain.Events;

namespace Streaming.Domain.Measures;

/// <content>The measures of customers, money and the workforce, and what tickets add for them.</content>
public static partial class Measure
{
    private const int FirstCustomerLevel = 100;
    private const int LastCustomerLevel = 110;

    /// <summary>Level: customers, at each joining and leaving, and where their segment or agent changes.</summary>
    public static readonly MeasureId CustomersPresent = new(100);

    /// <summary>Level: all customers as they were counted, at each count.</summary>
    public static readonly MeasureId CustomersCounted = new(101);

    /// <summary>Level: customers of a segment as they were counted, at each count.</summary>
    public static readonly MeasureId SegmentCounted = new(102);

    /// <summary>Level: sum of the health scores of customers, in millionths of a point.</summary>
    public static readonly MeasureId HealthScores = new(103);

    /// <summary>Level: customers with a health score.</summary>
    public static readonly MeasureId HealthCustomers = new(104);

    /// <summary>Level: customers whose health score lacks a component.</summary>
    public static readonly MeasureId HealthPartial = new(105);

    /// <summary>Level: customers who have really used a product, by product.</summary>
    public static readonly MeasureId ProductUsers = new(106);

    /// <summary>Level: customers who have bought a product, by product.</summary>
    public static readonly MeasureId ProductBuyers = new(107);

    /// <summary>Level: customers who have really used any product.</summary>
    public static readonly MeasureId AnyProductUsers = new(108);

    /// <summary>Level: customers who have bought any product.</summary>
    public static readonly MeasureId AnyProductBuyers = new(109);

    /// <summary>Level: representatives, at each joining and leaving.</summary>
    public static readonly MeasureId AgentsPresent = new(110);

    /// <summary>Customers who joined, at the joining.</summary>
    public static readonly MeasureId CustomersJoined = new(115);

    /// <summary>Customers who left, at the leaving.</summary>
    public static readonly MeasureId CustomersLeft = new(116);

    /// <summary>L3's base: renewals that fell due, at the due date.</summary>
    public static readonly MeasureId RenewalsDue = new(117);

    /// <summary>L3: renewals that fell due and were renewed, at the due date.</summary>
    public static readonly MeasureId RenewalsMade = new(118);

    /// <summary>Renewals, at the renewal.</summary>
    public static readonly MeasureId Renewals = new(119);

    /// <summary>First purchases of a product by a customer, at the purchase.</summary>
    public static readonly MeasureId Purchases = new(120);

    /// <summary>First purchases of a product that the customer came to use, at the purchase.</summary>
    public static readonly MeasureId PurchasesUsed = new(121);

    /// <summary>First real uses of a product by a customer, at the use.</summary>
    public static readonly MeasureId FirstUses = new(122);

    /// <summary>Uses of a product, at the use.</summary>
    public static readonly MeasureId Uses = new(123);

    /// <summary>Self-service sessions, at the session.</summary>
    public static readonly MeasureId Sessions = new(124);

    /// <summary>Self-service sessions that solved the matter, at the session.</summary>
    public static readonly MeasureId SessionsResolved = new(125);

    /// <summary>D1: self-service sessions that solved the matter, with no ticket of the customer soon after, at the session.</summary>
    public static readonly MeasureId SessionsDeflecting = new(126);

    /// <summary>Cost of acquisition, minor units, spread over its period's days.</summary>
    public static readonly MeasureId CostOfAcquisition = new(127);

    /// <summary>Cost of service, minor units, spread over its period's days.</summary>
    public static readonly MeasureId CostOfService = new(128);

    /// <summary>Cost of retention, minor units, spread over its period's days.</summary>
    public static readonly MeasureId CostOfRetention = new(129);

    /// <summary>Revenue, minor units, spread over its period's days.</summary>
    public static readonly MeasureId Revenue = new(130);

    /// <summary>Costs and revenues in another currency than the tenant's: how many days of them.</summary>
    public static readonly MeasureId ForeignMoney = new(131);

    /// <summary>Representatives who joined, at the joining.</summary>
    public static readonly MeasureId AgentsJoined = new(132);

    /// <summary>Representatives who left, at the leaving.</summary>
    public static readonly MeasureId AgentsLeft = new(133);

    /// <summary>Sum of changes of <see cref="AgentsPresent"/>, each times its own time in milliseconds: what an average over time needs.</summary>
    public static readonly MeasureId AgentMoments = new(134);

    /// <summary>Demonstrations booked, at the booking.</summary>
    public static readonly MeasureId DemosBooked = new(135);

    /// <summary>I2: public messages of representatives, at the message.</summary>
    public static readonly MeasureId MessagesSent = new(136);

    /// <summary>Tickets created of which the shard of their customer knows, at the creation.</summary>
    public static readonly MeasureId TicketsJoined = new(137);

    /// <summary>Whether a measure is an amount of money: counted at the start of days.</summary>
    /// <param name="id">The measure.</param>
    public static bool IsMoney(MeasureId id) => id.Value >= CostOfAcquisition.Value && id.Value <= Revenue.Value;

    /// <summary>Says whose an answer to a survey is, by the split that it names, at the answer, and by its value which answer; adds nothing to any cell.</summary>
    public static readonly MeasureId Respondent = new(163);

    /// <summary>I4 (sketch): time that a ticket waited for us until its last resolution, at that resolution.</summary>
    public static readonly MeasureId WaitTime = new(140);

    private const int FirstAnswersHeard = 160;

    /// <summary>Answers to surveys of one kind of which the shard of their customer knows, at the answer.</summary>
    /// <param name="kind">What the survey asks.</param>
    public static MeasureId AnswersHeard(SurveyKind kind) => new(FirstAnswersHeard + (int)kind);

    /// <summary>Whether a measure is one of <see cref="AnswersHeard"/>.</summary>
    /// <param name="id">The measure.</param>
    /// <param name="kind">What the survey asks.</param>
    public static bool IsAnswersHeard(MeasureId id, out SurveyKind kind)
    {
        kind = (SurveyKind)(id.Value - FirstAnswersHeard);
        return id.Value is >= FirstAnswersHeard and <= FirstAnswersHeard + (int)SurveyKind.Ces;
    }
}
