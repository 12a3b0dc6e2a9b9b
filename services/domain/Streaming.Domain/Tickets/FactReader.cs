using Streaming.Domain.Events;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>Turns an event into a fact: its names into numbers.</summary>
internal static class FactReader
{
    /// <summary>The fact that an event states; its identity is still to be filled in.</summary>
    public static Fact Read(EventBatch batch, in SupportEvent source, NameId tenant, NameTable names) => new()
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
        TalkMs = source.TalkMs,
        HoldMs = source.HoldMs,
        AfterCallMs = source.AfterCallMs,
        SurveyKind = source.SurveyKind,
        AudienceIsAgent = source.AudienceIsAgent,
        ScaleMin = source.ScaleMin,
        ScaleMax = source.ScaleMax,
        Value = source.Value,
        Revision = source.Revision,
    };
}
