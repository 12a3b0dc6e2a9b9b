using System.Text;
using Streaming.Domain.Events;
using Streaming.Domain.Feedback;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Shards;

/// <content>Comments of surveys: facts of their tickets, so stored, replaced and taken back with them; bounded in time and number.</content>
public sealed partial class ShardEngine
{
    // A lower limit than before is reached step by step, so that no commit grows too large.
    private const int SurplusAtOnce = 64;

    /// <summary>Number of comments that are kept.</summary>
    public int CommentCount => _comments.Count;

    /// <summary>How many comments went because the shard had too many, since it was loaded.</summary>
    public long SurplusCommentCount { get; private set; }

    /// <summary>Gives a fact its comment, redacted before anything else sees it.</summary>
    private void TakeComment(EventBatch batch, in SupportEvent source, TicketWorkspace workspace, ref Fact fact)
    {
        if (source.Comment.IsAbsent)
        {
            return;
        }

        var settings = _settings.Comments;
        if (settings.Span <= TimeSpan.Zero || settings.MaxPerShard <= 0)
        {
            fact.IsCommentForgotten = true;
            return;
        }

        var comment = batch.Text(source.Comment);
        if (settings.Redacts)
        {
            var text = Encoding.UTF8.GetString(comment);
            var redacted = CommentRedactor.Redact(text);
            comment = ReferenceEquals(redacted, text) ? comment : Encoding.UTF8.GetBytes(redacted);
        }

        workspace.SetComment(ref fact, comment);
    }

    /// <summary>Forgets what is not to be kept of a ticket's comments, before its state is written.</summary>
    private TicketVerdict KeepComments(int ticket, TicketWorkspace workspace, in TicketVerdict verdict)
    {
        _keeper.Keep(workspace, JudgedMs);
        return NoteComments(ticket, verdict);
    }

    /// <summary>Takes over a ticket's comments as they are stored.</summary>
    private TicketVerdict LookAtComments(int ticket, TicketWorkspace workspace, in TicketVerdict verdict)
    {
        _keeper.Look(workspace);
        return NoteComments(ticket, verdict);
    }

    /// <summary>A ticket with comments stays live: its owner must know them all, to let them go in time.</summary>
    private TicketVerdict NoteComments(int ticket, in TicketVerdict verdict)
    {
        var count = verdict.IsExpired ? 0 : _keeper.Count;
        _comments.Set(ticket, count, _keeper.OldestMs);
        return count == 0 ? verdict : verdict with { DeadlineMs = Math.Min(verdict.DeadlineMs, _keeper.NextMs), IsLive = true };
    }

    private void ForgetSurplusComments()
    {
        for (var left = SurplusAtOnce; left > 0 && _comments.Surplus is >= 0 and var ticket; left--)
        {
            // A ticket with comments never waits to be evaluated.
            var workspace = Read(ticket);
            CommentKeeper.ForgetOldest(workspace);
            SurplusCommentCount++;
            EvaluateWaiting(ticket, workspace);
        }
    }
}
