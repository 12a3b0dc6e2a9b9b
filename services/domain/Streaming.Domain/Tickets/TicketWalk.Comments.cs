namespace Streaming.Domain.Tickets;

/// <content>Comments: those of the responses that count, each with what its score counts under.</content>
internal sealed partial class TicketWalk
{
    /// <summary>Finds the comments of a ticket, right after its evaluation.</summary>
    /// <param name="workspace">The ticket's facts.</param>
    /// <param name="found">Receives, for each, the places of the first answer and of the version that counts, and the values.</param>
    public void FindComments(TicketWorkspace workspace, List<(int Answered, int Counted, Attribution Values)> found)
    {
        for (var i = 0; i < workspace.Count; i++)
        {
            if (FindCounted(workspace, i) is >= 0 and var counted && !workspace.Facts[counted].Comment.IsAbsent)
            {
                found.Add((i, counted, AnswerValues(workspace, i, counted)));
            }
        }
    }
}
