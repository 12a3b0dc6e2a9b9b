namespace Streaming.Testing.Recount;

/// <summary>One fact of a ticket, with the ticket before and after it.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Before">The ticket just before.</param>
/// <param name="After">The ticket as of the fact.</param>
internal sealed record RecountMoment(RecountFact Fact, RecountState Before, RecountState After)
{
    /// <summary>Event time, Unix milliseconds.</summary>
    public long TimeMs => Fact.TimeMs;

    /// <summary>The ticket becomes solved.</summary>
    public bool Solves => Before.Status != After.Status && After.Status == RecountStatus.Solved;

    /// <summary>The ticket becomes closed.</summary>
    public bool Closes => Before.Status != After.Status && After.Status == RecountStatus.Closed;

    /// <summary>The ticket, solved or closed, becomes neither.</summary>
    public bool Reopens => Before.IsSolvedOrClosed && !After.IsSolvedOrClosed;

    /// <summary>The split as of the fact, with the assignee as agent.</summary>
    public RecountSplit Split => After.Split(Fact.Scope.Tenant);

    /// <summary>The split as of a message: its own team where it names one, its author as agent.</summary>
    public RecountSplit ReplySplit => Split with { Team = Fact.Team ?? After.Team, Agent = Fact.Agent };

    /// <summary>The split as of a change of status: who made it as agent, else the assignee.</summary>
    public RecountSplit ChangeSplit => Split with { Agent = Fact.Agent ?? After.Assignee };
}
