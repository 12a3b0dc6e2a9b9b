namespace Streaming.Testing.Recount;

/// <summary>What a fact belongs to: a ticket, or a call or survey that names none.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Kind"><c>ticket</c>, <c>call</c> or <c>survey</c>.</param>
/// <param name="Id">The ticket's, call's or response's id.</param>
public sealed record RecountScope(string Tenant, string Kind, string Id);

/// <summary>What makes two events of one scope the same fact.</summary>
/// <param name="Source">The CloudEvents source.</param>
/// <param name="KeyName"><c>message_id</c>, <c>call_id</c>, <c>response_id</c> or <c>id</c>.</param>
/// <param name="KeyValue">The value under that name; of a survey its response id, event type and revision.</param>
public sealed record RecountIdentity(string Source, string KeyName, string KeyValue);

/// <summary>A score on its scale.</summary>
/// <param name="Kind"><c>csat</c>, <c>nps</c> or <c>ces</c>.</param>
/// <param name="Min">Least score of the scale.</param>
/// <param name="Max">Greatest score of the scale.</param>
/// <param name="Value">The score.</param>
public sealed record RecountAnswer(string Kind, int Min, int Max, int Value);

/// <summary>One accepted event. Fields that its type does not have are null or false.</summary>
public sealed record RecountFact
{
    /// <summary>What the fact belongs to.</summary>
    public required RecountScope Scope { get; init; }

    /// <summary>What makes it the same fact as another.</summary>
    public required RecountIdentity Identity { get; init; }

    /// <summary>Event type, time and canonical data as text: two events of one identity and content are one fact.</summary>
    public required string Content { get; init; }

    /// <summary>What the fact says.</summary>
    public required RecountFactKind Kind { get; init; }

    /// <summary>Event time, Unix milliseconds.</summary>
    public required long TimeMs { get; init; }

    /// <summary>The sequence extension, or null when absent or not an integer.</summary>
    public long? Sequence { get; init; }

    /// <summary>The revision, 0 when the event has none.</summary>
    public long Revision { get; init; }

    /// <summary>The new status, when the fact sets one.</summary>
    public RecountStatus? Status { get; init; }

    /// <summary>The status word was <c>reopened</c>, which means open and stands last among the statuses of one instant.</summary>
    public bool SaysReopened { get; init; }

    /// <summary>The ticket was opened by staff.</summary>
    public bool OpenedByStaff { get; init; }

    /// <summary>The message can be read by the customer.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The fact has a team field, be it null.</summary>
    public bool HasTeam { get; init; }

    /// <summary>The fact has an agent field, be it null.</summary>
    public bool HasAgent { get; init; }

    /// <summary>The fact's own team.</summary>
    public string? Team { get; init; }

    /// <summary>The fact's own agent.</summary>
    public string? Agent { get; init; }

    /// <summary>The fact's own channel.</summary>
    public string? Channel { get; init; }

    /// <summary>The fact's own category.</summary>
    public string? Category { get; init; }

    /// <summary>The fact's own priority.</summary>
    public string? Priority { get; init; }

    /// <summary>The fact's own product.</summary>
    public string? Product { get; init; }

    /// <summary>The customer of a creation, and of an answer that names one.</summary>
    public string? Customer { get; init; }

    /// <summary>The deletion voids the ticket: spam, test or duplicate.</summary>
    public bool DeletionVoids { get; init; }

    /// <summary>Talk time of a call, milliseconds.</summary>
    public long TalkMs { get; init; }

    /// <summary>Hold time of a call, milliseconds.</summary>
    public long HoldMs { get; init; }

    /// <summary>After-call time of a call, milliseconds.</summary>
    public long AfterCallMs { get; init; }

    /// <summary>The response that a survey fact belongs to.</summary>
    public string? ResponseId { get; init; }

    /// <summary>The score of a survey fact.</summary>
    public RecountAnswer? Answer { get; init; }

    /// <summary>What was written beside a survey answer; null where nothing was, or white space alone.</summary>
    public string? Comment { get; init; }

    /// <summary>The survey asks staff, not customers.</summary>
    public bool AsksStaff { get; init; }

    /// <summary>The fact is a public message of a representative.</summary>
    public bool IsReply => Kind == RecountFactKind.HumanMessage && IsPublic;
}
