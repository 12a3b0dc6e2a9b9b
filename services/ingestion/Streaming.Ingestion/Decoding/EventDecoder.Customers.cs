using Streaming.Domain.Events;

namespace Streaming.Ingestion.Decoding;

/// <summary>The data of what customers do, of money, and of the workforce.</summary>
public sealed partial class EventDecoder
{
    // Ten years: a longer period is a mistake, and would be spread over more days than anybody looks at.
    private const long LongestPeriodMs = 3_660L * 86_400_000;

    private static void ReadCustomer(ref FieldReader reader, ref SupportEvent target, TextRef id)
    {
        target.SubjectKind = SubjectKind.Customer;
        target.IdentityKey = IdentityKey.EventId;
        target.Identity = id;
        switch (target.Kind)
        {
            case EventKind.BaseCounted:
                ReadBaseCounted(ref reader, ref target);
                break;
            case EventKind.SelfServiceSession:
                ReadSession(ref reader, ref target);
                break;
            case EventKind.CostIncurred or EventKind.RevenueEarned:
                ReadMoney(ref reader, ref target, id);
                break;
            case EventKind.AgentJoined or EventKind.AgentLeft or EventKind.DemoBooked:
                ReadWorkforce(ref reader, ref target);
                break;
            default:
                target.Subject = reader.RequiredId(EventField.CustomerId);
                ReadCustomerValues(ref reader, ref target);
                break;
        }
    }

    private static void ReadCustomerValues(ref FieldReader reader, ref SupportEvent target)
    {
        switch (target.Kind)
        {
            case EventKind.ProductPurchased or EventKind.ProductFirstUsed or EventKind.ProductUsed:
                target.Product = reader.RequiredName(EventField.Product);
                target.Fields |= Given(target.Product, EventFields.Product);
                break;
            case EventKind.HealthMeasured:
                target.Detail = reader.RequiredName(EventField.Component);
                target.Amount = reader.RequiredScore();
                break;
            default:
                ReadSegment(ref reader, ref target);
                ReadAgent(ref reader, ref target);
                CheckReason(ref reader, target.Kind);
                break;
        }
    }

    private static void ReadBaseCounted(ref FieldReader reader, ref SupportEvent target)
    {
        target.SubjectKind = SubjectKind.CustomerBase;
        ReadSegment(ref reader, ref target);
        target.Subject = target.Segment;
        target.Amount = reader.RequiredLong(EventField.Count);
        if (target.Amount < 0)
        {
            reader.Fail(InvalidReason.InvalidField, EventField.Count, $"is {target.Amount} but must be 0 or more");
        }
    }

    private static void ReadSession(ref FieldReader reader, ref SupportEvent target)
    {
        var session = reader.RequiredId(EventField.SessionId);
        target.Customer = reader.Id(EventField.CustomerId);
        target.SubjectKind = target.Customer.IsAbsent ? SubjectKind.Session : SubjectKind.Customer;
        target.Subject = target.Customer.IsAbsent ? session : target.Customer;
        target.Detail = reader.RequiredName(EventField.Topic);
        target.IsResolved = reader.Require(EventField.Resolved) && reader.Flag(EventField.Resolved, byDefault: false);
    }

    private static void ReadMoney(ref FieldReader reader, ref SupportEvent target, TextRef id)
    {
        target.SubjectKind = SubjectKind.LedgerEntry;
        target.Subject = id;
        if (target.Kind == EventKind.CostIncurred)
        {
            target.CostKind = reader.RequiredCostKind();
        }
        else
        {
            target.Customer = reader.Id(EventField.CustomerId);
        }

        target.Amount = reader.RequiredLong(EventField.AmountMinor);
        target.Detail = reader.RequiredCurrency();
        target.FromMs = reader.RequiredTime(EventField.From);
        target.ToMs = reader.RequiredTime(EventField.To);
        if (reader.IsSound && (target.ToMs <= target.FromMs || target.ToMs - target.FromMs > LongestPeriodMs))
        {
            reader.Fail(InvalidReason.InvalidField, EventField.To, "must be later than from, by ten years at most");
        }
    }

    private static void ReadWorkforce(ref FieldReader reader, ref SupportEvent target)
    {
        target.SubjectKind = SubjectKind.Agent;
        reader.Require(EventField.AgentId);
        ReadAgent(ref reader, ref target);
        target.Subject = target.Agent;
        ReadTeam(ref reader, ref target);
        CheckReason(ref reader, target.Kind);
    }

    // Only who leaves has a reason: of all others it is an unknown field.
    private static void CheckReason(ref FieldReader reader, EventKind kind)
    {
        if (kind is EventKind.CustomerLeft or EventKind.AgentLeft)
        {
            reader.Name(EventField.Reason);
        }
    }

    private static void ReadSegment(ref FieldReader reader, ref SupportEvent target)
    {
        target.Segment = reader.Name(EventField.Segment);
        target.Fields |= Given(target.Segment, EventFields.Segment);
    }
}
