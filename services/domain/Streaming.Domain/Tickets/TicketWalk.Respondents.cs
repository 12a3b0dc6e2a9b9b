using Streaming.Domain.Measures;

namespace Streaming.Domain.Tickets;

/// <content>Whose the answers are, where the latest of each customer counts.</content>
internal sealed partial class TicketWalk
{
    private const int Nobody = -1;

    private readonly bool _keepsRespondents = settings.KeepsRespondents;

    /// <summary>Finds the answers of customers of a ticket, right after its evaluation: those that count, and those that do not any more.</summary>
    /// <param name="workspace">The ticket's facts.</param>
    /// <param name="found">
    /// Receives, for each, the place of the first answer; that of the version that counts, or -1; the split that names the customer, or -1; and the values.
    /// </param>
    public void FindAnswers(TicketWorkspace workspace, List<(int Answered, int Counted, int Customer, Attribution Values)> found)
    {
        for (var i = 0; i < workspace.Count; i++)
        {
            ref readonly var answered = ref workspace.Facts[i];
            if (answered.Kind != Events.EventKind.SurveyAnswered)
            {
                continue;
            }

            var counted = FindCounted(workspace, i);
            if (counted >= 0 && !workspace.Facts[counted].AudienceIsAgent)
            {
                found.Add((i, counted, RespondentOf(workspace.Facts[counted], answered), AnswerValues(workspace, i, counted)));
            }
            else if (counted >= 0 || IsWithdrawn(workspace, i))
            {
                found.Add((i, Nobody, Nobody, default));
            }
        }
    }

    private void ContributeRespondent(in Fact counted, in Fact answered, ReadOnlySpan<byte> response, MeasureId measure, in Attribution values)
    {
        var customer = RespondentOf(counted, answered);
        _others.Add(customer == Nobody
            ? Contribution.Alone(measure, answered.TimeMs, 1, splits.ResolveAnswer(_tenant, default, values))
            : Contribution.Alone(Measure.Respondent, answered.TimeMs, Fingerprint(response, measure, values), customer));
    }

    /// <summary>
    /// Tells the answers of one instant apart: where two change places, what their ticket contributes in all would else be what it was. FNV-1a, for it is stored.
    /// </summary>
    private long Fingerprint(ReadOnlySpan<byte> response, MeasureId measure, in Attribution values)
    {
        const uint Factor = 16777619;
        var hash = 2166136261;
        foreach (var letter in response)
        {
            hash = (hash ^ letter) * Factor;
        }

        var (main, agent) = splits.Resolve(_tenant, values);
        foreach (var number in (ReadOnlySpan<int>)[measure.Value, main, agent])
        {
            for (var shift = 0; shift < 32; shift += 8)
            {
                hash = (hash ^ (byte)(number >> shift)) * Factor;
            }
        }

        return hash;
    }

    /// <summary>The split that names who answered: as the answer says, else the customer of the ticket's creation.</summary>
    private int RespondentOf(in Fact counted, in Fact answered)
    {
        var customer = counted.Customer.IsNone ? answered.Customer : counted.Customer;
        if (!customer.IsNone)
        {
            return splits.ResolveCustomer(_tenant, customer);
        }

        foreach (ref readonly var contribution in _ticket.Items)
        {
            if (contribution.StandsAlone && contribution.Measure == Measure.TicketsCreated)
            {
                return contribution.MainSplit;
            }
        }

        return Nobody;
    }

    private static bool IsWithdrawn(TicketWorkspace workspace, int answered)
    {
        foreach (ref readonly var other in workspace.Facts)
        {
            if (other.Kind == Events.EventKind.SurveyWithdrawn && workspace.Identity(other).SequenceEqual(workspace.Identity(workspace.Facts[answered])))
            {
                return true;
            }
        }

        return false;
    }
}
