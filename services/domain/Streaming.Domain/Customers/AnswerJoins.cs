using System.Runtime.InteropServices;
using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Customers;

/// <summary>
/// Tells the shards of customers which answers to surveys are whose. Whenever what a ticket's answers contribute changes, all of its answers are told
/// as they stand: seldom more than one, and whoever knows one of them already takes it for what it is, a repetition.
/// </summary>
/// <param name="splits">The shard's splits.</param>
/// <param name="walk">Finds the answers.</param>
/// <param name="writer">Writes the messages.</param>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class AnswerJoins(SplitTable splits, TicketWalk walk, JoinWriter writer)
{
    // Two ids, each as long as a key has room for, what is between them and what is behind.
    private const int MostIdentityBytes = (2 * 256) + 2;

    private readonly List<(int Answered, int Counted, int Customer, Attribution Values)> _answers = [];

    /// <summary>Tells what a change of a ticket's contributions means to those who answered, right after its evaluation.</summary>
    /// <param name="ticketKey">The ticket's key, or that of a response without a ticket.</param>
    /// <param name="workspace">Its facts.</param>
    /// <param name="retracted">What it contributes no more.</param>
    /// <param name="added">What it contributes now and did not.</param>
    /// <param name="version">The version that the next commit follows.</param>
    public void Publish(
        ReadOnlySpan<byte> ticketKey, TicketWorkspace workspace, ReadOnlySpan<Contribution> retracted, ReadOnlySpan<Contribution> added, long version)
    {
        if (!writer.IsHeard || !(HasAnswers(retracted) || HasAnswers(added)))
        {
            return;
        }

        Span<byte> buffer = stackalloc byte[MostIdentityBytes];
        _answers.Clear();
        walk.FindAnswers(workspace, _answers);
        foreach (ref readonly var answer in CollectionsMarshal.AsSpan(_answers))
        {
            foreach (ref readonly var gone in retracted)
            {
                if (gone.Measure == Measure.Respondent && gone.MainSplit != answer.Customer)
                {
                    var identity = Identity(ticketKey, workspace, answer.Answered, buffer);
                    var timeMs = workspace.Facts[answer.Answered].TimeMs;
                    writer.Tell(EventKind.AnswerTakenBack, workspace.Tenant, splits[gone.MainSplit].Customer, identity, timeMs, version);
                }
            }

            if (answer is { Counted: >= 0, Customer: >= 0 })
            {
                var identity = Identity(ticketKey, workspace, answer.Answered, buffer);
                var timeMs = workspace.Facts[answer.Answered].TimeMs;
                ref readonly var counted = ref workspace.Facts[answer.Counted];
                writer.TellAnswer(workspace.Tenant, splits[answer.Customer].Customer, identity, timeMs, counted, answer.Values, version);
            }
        }
    }

    private static bool HasAnswers(ReadOnlySpan<Contribution> contributions)
    {
        foreach (ref readonly var contribution in contributions)
        {
            if (contribution.Measure.IsSurvey || contribution.Measure == Measure.Respondent)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Of a response within its ticket, which no other two make: the response's id, a zero, the ticket's, and the length of the first. In the order of
    /// the first, then of the second.
    /// </summary>
    private static ReadOnlySpan<byte> Identity(ReadOnlySpan<byte> ticketKey, TicketWorkspace workspace, int answered, Span<byte> buffer)
    {
        var response = workspace.Identity(workspace.Facts[answered]);
        var ticket = TicketKey.Kind(ticketKey) == SubjectKind.Ticket ? TicketKey.Id(ticketKey) : default;
        response.CopyTo(buffer);
        buffer[response.Length] = 0;
        ticket.CopyTo(buffer[(response.Length + 1)..]);
        buffer[response.Length + 1 + ticket.Length] = (byte)response.Length;
        return buffer[..(response.Length + ticket.Length + 2)];
    }
}
