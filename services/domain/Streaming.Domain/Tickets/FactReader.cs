using Streaming.Domain.Events;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;

namespace Streaming.Domain.Tickets;

/// <summary>Turns an event into a fact: its names into numbers.</summary>
internal static class FactReader
{
    /// <summary>The fact that an event states; its identity is still to be filled in.</summary>
    /// <param name="batch">The batch that holds the event's text.</param>
    /// <param name="source">The event.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="names">The shard's names.</param>
    /// <param name="settings">Whether a ticket's customer is kept, and whose an answer to a survey is.</param>
    public static Fact Read(EventBatch batch, in SupportEvent source, NameId tenant, NameTable names, EngineSettings settings)
    {
        var fact = Read(batch, source, tenant, names);
        var isAnswer = source.Kind is EventKind.SurveyAnswered or EventKind.SurveyRevised && !source.Customer.IsAbsent;
        if (source.Kind == EventKind.TicketCreated ? settings.KeepsCustomers : isAnswer && settings.KeepsRespondents)
        {
            fact.Customer = names.Intern(NameKind.Customer, tenant, batch.Text(source.Customer));
            fact.Fields |= EventFields.KeptCustomer;
        }

        if (source.Kind == EventKind.CallHandled)
        {
            fact.SetCall(source.TalkMs, source.HoldMs, source.AfterCallMs);
        }
        else if (source.Kind > EventKind.SurveyWithdrawn)
        {
            ReadCustomer(batch, source, tenant, names, ref fact);
        }

        return fact;
    }

    private static void ReadCustomer(EventBatch batch, in SupportEvent source, NameId tenant, NameTable names, ref Fact fact)
    {
        fact.Segment = names.Intern(NameKind.Segment, tenant, batch.Text(source.Segment));
        fact.SetAmount(source.Amount, source.FromMs, source.ToMs);
        fact.CostKind = source.CostKind;
        fact.IsResolved = source.IsResolved;
        var detail = source.Kind switch
        {
            EventKind.SelfServiceSession => NameKind.Topic,
            EventKind.HealthMeasured => NameKind.Component,
            _ => NameKind.Currency,
        };
        fact.Detail = names.Intern(detail, detail == NameKind.Currency ? NameId.None : tenant, batch.Text(source.Detail));
        if (source.SubjectKind == SubjectKind.Customer)
        {
            fact.Customer = names.Intern(NameKind.Customer, tenant, batch.Text(source.Subject));
            fact.Fields |= EventFields.KeptCustomer;
        }
    }

    private static Fact Read(EventBatch batch, in SupportEvent source, NameId tenant, NameTable names) => new()
    {
        TimeMs = source.TimeMs,
        Sequence = source.Sequence,
        Kind = source.Kind,
        IdentityKey = source.IdentityKey,
        Source = names.Intern(NameKind.Source, NameId.None, batch.Text(source.Source)),
        Fields = source.Fields,
        Values = new Attribution
        {
            Team = names.Intern(NameKind.Team, tenant, batch.Text(source.Team)),
            Agent = names.Intern(NameKind.Agent, tenant, batch.Text(source.Agent)),
            Channel = names.Intern(NameKind.Channel, tenant, batch.Text(source.Channel)),
            Category = names.Intern(NameKind.Category, tenant, batch.Text(source.Category)),
            Priority = names.Intern(NameKind.Priority, tenant, batch.Text(source.Priority)),
            Product = names.Intern(NameKind.Product, tenant, batch.Text(source.Product)),
        },
        OpenedByStaff = source.OpenedByStaff,
        Status = source.Status,
        Author = source.Author,
        IsPublic = source.IsPublic,
        DeleteReason = source.DeleteReason,
        SurveyKind = source.SurveyKind,
        AudienceIsAgent = source.AudienceIsAgent,
        ScaleMin = checked((byte)source.ScaleMin),
        ScaleMax = checked((byte)source.ScaleMax),
        Value = source.Value,
        Revision = source.Revision,
    };
}
