using Streaming.Domain.Events;

namespace Streaming.Domain.Tickets;

/// <content>Settles the oldest facts, where a ticket has more than it keeps.</content>
internal sealed partial class TicketWalk
{
    // Of the facts that a ticket keeps, a quarter may be settled calls and surveys.
    private readonly int _mostSettled = settings.MaxFacts / 4;

    /// <summary>
    /// Settles the oldest facts into a base that later evaluations start from. Calls and surveys stay, with what the ticket was then; where these are too
    /// many, the oldest leave with what they contribute, a response whole.
    /// </summary>
    /// <param name="workspace">The ticket's facts.</param>
    /// <param name="count">How many; at least one more than are settled already, if there is one.</param>
    public void Settle(TicketWorkspace workspace, int count)
    {
        var before = workspace.SettledCount;
        count = Math.Min(Math.Max(count, before + 1), workspace.Count);
        Start(workspace, timerTimeMs: long.MaxValue);
        Go(workspace, count);
        _others.Clear();
        _others.AddRange(workspace.Base?.OtherContributions ?? []);

        var then = new Attribution[count];
        var leaves = new bool[workspace.Count];
        var stay = 0;
        for (var i = 0; i < count; i++)
        {
            leaves[i] = !TicketWorkspace.StandsAlone(workspace.Facts[i]);
            then[i] = leaves[i] ? default : ThenOf(workspace, i);
            stay += leaves[i] ? 0 : 1;
        }

        for (var i = 0; i < count && stay > _mostSettled; i++)
        {
            stay -= leaves[i] ? 0 : LetGo(workspace, i, leaves.AsSpan(), count);
        }

        var last = count > before ? count - 1 : -1;
        workspace.Base = new SettledBase
        {
            Past = SettledPast.After(workspace.Base?.Past, workspace, last, leaves, _mostSettled),
            State = _state,
            TicketContributions = _ticket.Items.ToArray(),
            OtherContributions = _others.Items.ToArray(),
            Clocks = clocks.IsEnabled ? clocks.Settle() : [],
            Then = [.. then.Where((_, i) => !leaves[i])],
        };
        workspace.Remove(leaves);
    }

    /// <summary>Lets a call go, or all that is known of a response, with what it contributes.</summary>
    /// <returns>How many of the first facts leave by that.</returns>
    private int LetGo(TicketWorkspace workspace, int at, Span<bool> leaves, int count)
    {
        ref readonly var fact = ref workspace.Facts[at];
        if (fact.Kind == EventKind.CallHandled)
        {
            leaves[at] = true;
            ContributeCall(fact, TicketBefore(workspace, at, out _));
            return 1;
        }

        var gone = 0;
        for (var i = at; i < workspace.Count; i++)
        {
            if (workspace.IsAbout(workspace.Facts[i], fact))
            {
                ContributeAnswer(workspace, i);
                gone += i < count && !leaves[i] ? 1 : 0;
                leaves[i] = true;
            }
        }

        return gone;
    }

    /// <summary>What the ticket was at a call or survey: until it is created, all that is known is the last human replier.</summary>
    private Attribution ThenOf(TicketWorkspace workspace, int at)
    {
        var then = TicketBefore(workspace, at, out var replier);
        return _state.IsCreated ? then : new Attribution { Agent = replier };
    }
}
