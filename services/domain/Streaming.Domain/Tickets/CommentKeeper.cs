using Streaming.Domain.Events;
using Streaming.Domain.Settings;

namespace Streaming.Domain.Tickets;

/// <summary>
/// Says which comments of a ticket are kept: of each response the one of the version that counts, unless the response was withdrawn, the ticket
/// deleted otherwise than as spam, test or duplicate, or the comment is too old; of those the newest <see cref="CommentSettings.MaxPerTicket"/>. A
/// comment that is not kept leaves the state for good.
/// </summary>
/// <param name="settings">How long they are kept.</param>
/// <remarks>What was forgotten depends on the ticket's facts and the timer time only, never on the order in which facts came.</remarks>
internal sealed class CommentKeeper(CommentSettings settings)
{
    private readonly long _spanMs = (long)settings.Span.TotalMilliseconds;

    /// <summary>Comments that the ticket of the last call has.</summary>
    public int Count { get; private set; }

    /// <summary>When the oldest of them was written, Unix milliseconds; <see cref="long.MaxValue"/> where there is none.</summary>
    public long OldestMs { get; private set; }

    /// <summary>When the oldest of them goes, Unix milliseconds; <see cref="long.MaxValue"/> where there is none.</summary>
    public long NextMs => Count == 0 ? long.MaxValue : OldestMs + _spanMs;

    /// <summary>Forgets the comments that are not to be kept.</summary>
    /// <param name="workspace">The ticket.</param>
    /// <param name="timerTimeMs">The timer time, Unix milliseconds.</param>
    public void Keep(TicketWorkspace workspace, long timerTimeMs)
    {
        (Count, OldestMs) = (0, long.MaxValue);
        if (!workspace.HasComments)
        {
            return;
        }

        // Facts stand in the order of their times, so the newest come first here.
        var facts = workspace.Facts;
        var isErased = workspace.Base is { State.IsErased: true } || IsErased(facts);
        for (var i = facts.Length - 1; i >= 0; i--)
        {
            ref var fact = ref facts[i];
            if (fact.Comment.IsAbsent)
            {
                continue;
            }

            if (isErased || Count == CommentSettings.MaxPerTicket || timerTimeMs >= fact.TimeMs + _spanMs || !IsCounted(workspace, i))
            {
                Forget(ref fact);
                continue;
            }

            Count++;
            OldestMs = fact.TimeMs;
        }

        if (Count == 0)
        {
            workspace.NoteCommentsGone();
        }
    }

    /// <summary>Counts the comments of a ticket that was kept so before.</summary>
    /// <param name="workspace">The ticket.</param>
    public void Look(TicketWorkspace workspace)
    {
        (Count, OldestMs) = (0, long.MaxValue);
        if (workspace.HasComments)
        {
            foreach (ref readonly var fact in workspace.Facts)
            {
                Count += fact.Comment.IsAbsent ? 0 : 1;
                OldestMs = fact.Comment.IsAbsent ? OldestMs : Math.Min(OldestMs, fact.TimeMs);
            }
        }
    }

    /// <summary>Forgets the oldest comment of a ticket.</summary>
    /// <param name="workspace">The ticket.</param>
    public static void ForgetOldest(TicketWorkspace workspace)
    {
        foreach (ref var fact in workspace.Facts)
        {
            if (!fact.Comment.IsAbsent)
            {
                Forget(ref fact);
                return;
            }
        }
    }

    private static void Forget(ref Fact fact)
    {
        fact.Comment = default;
        fact.IsCommentForgotten = true;
    }

    private static bool IsErased(ReadOnlySpan<Fact> facts)
    {
        foreach (ref readonly var fact in facts)
        {
            if (fact.Kind == EventKind.Deleted && fact.DeleteReason is DeleteReason.Erasure or DeleteReason.Other)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a fact is the version of its response that counts, or will once its answer is known.</summary>
    private static bool IsCounted(TicketWorkspace workspace, int at)
    {
        var facts = workspace.Facts;
        ref readonly var fact = ref facts[at];
        for (var i = 0; i < facts.Length; i++)
        {
            ref readonly var other = ref facts[i];
            if (i == at || other.IdentityKey != IdentityKey.ResponseId || !workspace.Identity(other).SequenceEqual(workspace.Identity(fact)))
            {
                continue;
            }

            var isNewer = other.Kind is EventKind.SurveyAnswered or EventKind.SurveyRevised && (other.Revision, i).CompareTo((fact.Revision, at)) > 0;
            if (isNewer || other.Kind == EventKind.SurveyWithdrawn)
            {
                return false;
            }
        }

        return true;
    }
}
