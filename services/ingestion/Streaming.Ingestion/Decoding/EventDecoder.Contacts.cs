using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;

namespace Streaming.Ingestion.Decoding;

/// <summary>The data of calls and surveys, which may or may not name a ticket.</summary>
public sealed partial class EventDecoder
{
    private static void ReadCall(ref FieldReader reader, ref SupportEvent target)
    {
        target.IdentityKey = IdentityKey.CallId;
        target.Identity = reader.RequiredId(EventField.CallId);
        ReadSubject(ref reader, ref target, SubjectKind.Call);
        target.TalkMs = reader.RequiredDurationMs(EventField.TalkSeconds);
        target.HoldMs = reader.RequiredDurationMs(EventField.HoldSeconds);
        target.AfterCallMs = reader.RequiredDurationMs(EventField.AfterCallSeconds);
        ReadSplits(ref reader, ref target);
        if (reader.HasValue(EventField.Revision))
        {
            ReadRevision(ref reader, ref target);
        }
    }

    private void ReadSurvey(ref FieldReader reader, ref SupportEvent target)
    {
        target.IdentityKey = IdentityKey.ResponseId;
        target.Identity = reader.RequiredId(EventField.ResponseId);
        ReadSubject(ref reader, ref target, SubjectKind.Response);
        if (target.Kind == EventKind.SurveyWithdrawn)
        {
            return;
        }

        target.SurveyKind = reader.RequiredSurveyKind();
        target.AudienceIsAgent = reader.IsOther(EventField.Audience, "agent"u8, "customer, agent");
        target.Customer = reader.Id(EventField.CustomerId);
        target.Fields |= Given(target.Customer, EventFields.Customer);
        if (target.Kind == EventKind.SurveySent)
        {
            return;
        }

        ReadAnswer(ref reader, ref target);
        target.Comment = reader.Comment();
        ReadSplits(ref reader, ref target);
        if (target.Kind == EventKind.SurveyRevised)
        {
            ReadRevision(ref reader, ref target);
        }
    }

    private void ReadAnswer(ref FieldReader reader, ref SupportEvent target)
    {
        target.ScaleMin = reader.RequiredInteger(EventField.ScaleMin);
        target.ScaleMax = reader.RequiredInteger(EventField.ScaleMax);
        target.Value = reader.RequiredInteger(EventField.Value);
        if (target.ScaleMin >= target.ScaleMax)
        {
            reader.Fail(
                InvalidReason.OutOfScale,
                EventField.ScaleMax,
                $"is {target.ScaleMax} but must be above scaleMin, {target.ScaleMin}");
        }
        else if (target.Value < target.ScaleMin || target.Value > target.ScaleMax)
        {
            reader.Fail(
                InvalidReason.OutOfScale,
                EventField.Value,
                $"is {target.Value} but must lie on its scale, {target.ScaleMin} to {target.ScaleMax}");
        }
        else if (!_cuts.TryGet(target.SurveyKind, new SurveyScale(target.ScaleMin, target.ScaleMax), out _))
        {
            reader.Fail(
                InvalidReason.UnknownScale,
                EventField.ScaleMax,
                $"makes a scale of {target.ScaleMin} to {target.ScaleMax}, which has no cuts for this kind: use another or configure it");
        }
    }

    private static void ReadSubject(ref FieldReader reader, ref SupportEvent target, SubjectKind withoutTicket)
    {
        var ticket = reader.Id(EventField.TicketId);
        target.SubjectKind = ticket.IsAbsent ? withoutTicket : SubjectKind.Ticket;
        target.Subject = ticket.IsAbsent ? target.Identity : ticket;
    }

    private static void ReadSplits(ref FieldReader reader, ref SupportEvent target)
    {
        ReadTeam(ref reader, ref target);
        ReadAgent(ref reader, ref target);
        ReadChannelAndCategory(ref reader, ref target);
    }

    private static void ReadRevision(ref FieldReader reader, ref SupportEvent target)
    {
        target.Revision = reader.RequiredRevision();
    }
}
