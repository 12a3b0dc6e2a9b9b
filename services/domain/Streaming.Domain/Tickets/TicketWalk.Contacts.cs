using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
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

    /// <summary>
    /// Calls dated before the creation count under the values that the ticket was created with; settled ones, which are not gone through, under those of then.
    /// </summary>
    private void ContributeEarlyCalls(TicketWorkspace workspace)
    {
        var isBeforeCreation = workspace.Base is not { State.IsCreated: true };
        for (var i = 0; i < workspace.Count; i++)
        {
            ref readonly var fact = ref workspace.Facts[i];
            var isSettled = i < workspace.SettledCount;
            if (!isSettled && (!isBeforeCreation || fact.Kind == EventKind.TicketCreated))
            {
                return;
            }

            if (fact.Kind == EventKind.CallHandled)
            {
                ContributeCall(fact, isSettled ? TicketBefore(workspace, i, out _) : _state.Creation);
            }
        }
    }

    private void ContributeSurveys(TicketWorkspace workspace)
    {
        for (var i = 0; i < workspace.Count; i++)
        {
            ContributeAnswer(workspace, i);
        }
    }

    private void ContributeAnswer(TicketWorkspace workspace, int answered)
    {
        if (FindCounted(workspace, answered) is >= 0 and var newest)
        {
            ref readonly var counted = ref workspace.Facts[newest];
            var measure = MeasureId.Survey(counted.SurveyKind, counted.AudienceIsAgent, counted.ScaleMin, counted.ScaleMax, counted.Value);
            var values = AnswerValues(workspace, answered, newest);
            Add(_others, measure, workspace.Facts[answered].TimeMs, 1, values);
            if (_keepsRespondents && !counted.AudienceIsAgent)
            {
                ContributeRespondent(counted, workspace.Facts[answered], workspace.Identity(workspace.Facts[answered]), measure, values);
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
        workspace.Facts[counted].Values.Else(TicketBefore(workspace, answered, out _));

    /// <summary>The ticket's values as of a call or survey; of a survey with the last human replier before it as the agent.</summary>
    private Attribution TicketBefore(TicketWorkspace workspace, int at, out NameId lastReplier)
    {
        var isCall = workspace.Facts[at].Kind == EventKind.CallHandled;
        if (at < workspace.SettledCount)
        {
            var then = workspace.Base!.Then[at];
            lastReplier = then.Agent;
            return workspace.Base.State.IsCreated ? then : CreatedWith(isCall, lastReplier);
        }

        var settled = workspace.Base?.State ?? default;
        var values = settled.Now;
        var isCreated = settled.IsCreated;
        var replier = settled.LastReplier;
        foreach (ref readonly var fact in workspace.Facts[workspace.SettledCount..at])
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

        lastReplier = replier;
        return !_state.IsCreated || !isCreated ? CreatedWith(isCall, replier) : isCall ? values : values with { Agent = replier };
    }

    /// <summary>What counts for a call or survey from before its ticket was created; nothing while it is not.</summary>
    private Attribution CreatedWith(bool isCall, NameId replier) =>
        !_state.IsCreated ? default : isCall ? _state.Creation : _state.Creation with { Agent = replier };

    private void AddUnlessZero(MeasureId measure, long timeMs, long value, in Attribution values)
    {
        if (value != 0)
        {
            Add(_others, measure, timeMs, value, values);
        }
    }
}
