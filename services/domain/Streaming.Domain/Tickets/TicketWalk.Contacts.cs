using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Sketches;

namespace Streaming.Domain.Tickets;

/// <content>Calls and surveys: they count under their own values, else under the ticket's of that moment.</content>
internal sealed partial class TicketWalk
{
    private void ContributeCall(in Fact fact, in Attribution ticket)
    {
        var values = fact.Values.Else(ticket);
        var handledMs = fact.TalkMs + fact.HoldMs + fact.AfterCallMs;
        if (handledMs > SketchBuckets.MaxMs)
        {
            TooLongCount++;
            return;
        }

        Add(_others, Measure.HandleTime, fact.TimeMs, handledMs, values);
        AddUnlessZero(Measure.TalkTime, fact.TimeMs, fact.TalkMs, values);
        AddUnlessZero(Measure.HoldTime, fact.TimeMs, fact.HoldMs, values);
        AddUnlessZero(Measure.AfterCallTime, fact.TimeMs, fact.AfterCallMs, values);
    }

    /// <summary>Calls dated before the creation count under the values that the ticket was created with.</summary>
    private void ContributeEarlyCalls(TicketWorkspace workspace, int count)
    {
        var isBeforeCreation = workspace.Base is not { State.IsCreated: true };
        foreach (ref readonly var fact in workspace.Facts[..count])
        {
            if (!isBeforeCreation || fact.Kind == EventKind.TicketCreated)
            {
                return;
            }

            if (fact.Kind == EventKind.CallHandled)
            {
                ContributeCall(fact, _state.Creation);
            }
        }
    }

    private void ContributeSurveys(TicketWorkspace workspace, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (FindCounted(workspace, i) is >= 0 and var newest)
            {
                ref readonly var counted = ref workspace.Facts[newest];
                var measure = MeasureId.Survey(counted.SurveyKind, counted.AudienceIsAgent, counted.ScaleMin, counted.ScaleMax, counted.Value);
                var values = AnswerValues(workspace, i, newest);
                Add(_others, measure, workspace.Facts[i].TimeMs, 1, values);
                if (_keepsRespondents && !counted.AudienceIsAgent)
                {
                    ContributeRespondent(counted, workspace.Facts[i], measure, values);
                }
            }
        }
    }

    /// <summary>
    /// Of a fact that answers a survey, the fact whose version of the response counts; -1 of any other. Where more than one source says that a
    /// response was answered, the first of them speaks.
    /// </summary>
    private static int FindCounted(TicketWorkspace workspace, int answered)
    {
        var facts = workspace.Facts;
        ref readonly var first = ref facts[answered];
        if (first.Kind != EventKind.SurveyAnswered)
        {
            return -1;
        }

        var newest = answered;
        for (var i = 0; i < facts.Length; i++)
        {
            ref readonly var other = ref facts[i];
            if (other.IdentityKey != IdentityKey.ResponseId || !workspace.Identity(other).SequenceEqual(workspace.Identity(first)))
            {
                continue;
            }

            if (other.Kind == EventKind.SurveyWithdrawn || (other.Kind == EventKind.SurveyAnswered && i < answered))
            {
                return -1;
            }

            var isVersion = other.Kind is EventKind.SurveyAnswered or EventKind.SurveyRevised;
            newest = isVersion && (other.Revision, i).CompareTo((facts[newest].Revision, newest)) > 0 ? i : newest;
        }

        return newest;
    }

    private Attribution AnswerValues(TicketWorkspace workspace, int answered, int counted) =>
        workspace.Facts[counted].Values.Else(TicketBefore(workspace, answered));

    /// <summary>The ticket's values as of a fact, with the last human replier before it as the agent.</summary>
    private Attribution TicketBefore(TicketWorkspace workspace, int at)
    {
        var settled = workspace.Base?.State ?? default;
        var values = settled.Now;
        var isCreated = settled.IsCreated;
        var replier = settled.LastReplier;
        foreach (ref readonly var fact in workspace.Facts[..at])
        {
            if (fact.IsReply)
            {
                replier = fact.Values.Agent;
            }
            else if (fact.Kind == EventKind.TicketCreated && !isCreated)
            {
                isCreated = true;
                values.Change(fact.Fields, fact.Values);
            }
            else if (fact.Kind is EventKind.AttributesChanged or EventKind.Assigned)
            {
                values.Change(fact.Fields, fact.Values);
            }
        }

        return _state.IsCreated ? (isCreated ? values : _state.Creation) with { Agent = replier } : default;
    }

    private void AddUnlessZero(MeasureId measure, long timeMs, long value, in Attribution values)
    {
        if (value != 0)
        {
            Add(_others, measure, timeMs, value, values);
        }
    }
}
