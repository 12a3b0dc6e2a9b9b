using Streaming.Domain.Events;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <content>
/// Beyond the most facts that a ticket keeps, the older half is settled. Its calls and surveys stay facts, as far as there is room: they may still be
/// revised and withdrawn. They come before all others, for these are later than whatever is settled.
/// </content>
internal sealed partial class TicketWorkspace
{
    /// <summary>How many settled calls and surveys the facts begin with.</summary>
    public int SettledCount => Base?.Then.Count ?? 0;

    private SettledPast? Past => Base?.Past ?? CustomerBase?.Past;

    /// <summary>Whether a fact is a call or says something about a response to a survey: what contributes by itself, whatever its ticket does.</summary>
    public static bool StandsAlone(in Fact fact) =>
        fact.Kind is EventKind.CallHandled or EventKind.SurveyAnswered or EventKind.SurveyRevised or EventKind.SurveyWithdrawn;

    /// <summary>Whether a fact is about a response, whoever says so.</summary>
    /// <param name="fact">A fact of this workspace.</param>
    /// <param name="response">A fact of this workspace that is about the response.</param>
    public bool IsAbout(in Fact fact, in Fact response) =>
        fact.IdentityKey == IdentityKey.ResponseId && Identity(fact).SequenceEqual(Identity(response));

    /// <summary>Forgets facts.</summary>
    /// <param name="leaves">For each of the first facts whether it leaves; those behind stay.</param>
    public void Remove(ReadOnlySpan<bool> leaves)
    {
        var stay = 0;
        for (var i = 0; i < Count; i++)
        {
            if (i >= leaves.Length || !leaves[i])
            {
                _facts[stay++] = _facts[i];
            }
        }

        Count = stay;
    }

    /// <summary>Puts a fact in the place of another one with the same identity, unless that would move it behind what is settled.</summary>
    private bool Replace(int known, in Fact fact, NameTable names)
    {
        if (Past is not { } past)
        {
            RemoveAt(known);
            Insert(fact, names);
            return true;
        }

        var isSettled = known < SettledCount;
        var staysSettled = past.IsBehind(fact, Identity(fact), names);
        if (staysSettled && !isSettled)
        {
            return false;
        }

        var then = isSettled ? Base!.Then[known] : default;
        RemoveAt(known);
        if (isSettled)
        {
            Base!.Then.RemoveAt(known);
        }

        if (staysSettled)
        {
            InsertSettled(fact, then, names);
        }
        else
        {
            Insert(fact, names);
        }

        return true;
    }

    /// <summary>Adds a fact whose identity is not in the set, unless it left, or is behind what is settled: there only a response can change that is still kept.</summary>
    private bool AddNew(in Fact fact, NameTable names)
    {
        if (Past is { } past)
        {
            if (past.HasLeft(fact, Identity(fact)))
            {
                return false;
            }

            if (past.IsBehind(fact, Identity(fact), names))
            {
                return AddSettled(fact, names);
            }
        }

        Insert(fact, names);
        return true;
    }

    private bool AddSettled(in Fact fact, NameTable names)
    {
        if (StandsAlone(fact))
        {
            for (var i = 0; i < SettledCount; i++)
            {
                if (IsAbout(_facts[i], fact))
                {
                    InsertSettled(fact, Base!.Then[i], names);
                    return true;
                }
            }
        }

        return false;
    }

    private void InsertSettled(in Fact fact, in Attribution then, NameTable names)
    {
        var at = SettledCount;
        while (at > 0 && Compare(_facts[at - 1], fact, names) > 0)
        {
            at--;
        }

        InsertAt(at, fact);
        Base!.Then.Insert(at, then);
    }
}
