namespace Streaming.Testing.Recount;

/// <summary>What a fact says, in the order in which facts of one instant and sequence stand.</summary>
public enum RecountFactKind
{
    /// <summary>The ticket was created.</summary>
    Created,

    /// <summary>Attributes changed.</summary>
    Attributes,

    /// <summary>Team or assignee changed.</summary>
    Assigned,

    /// <summary>The customer wrote.</summary>
    CustomerMessage,

    /// <summary>A representative wrote.</summary>
    HumanMessage,

    /// <summary>A machine wrote.</summary>
    AutomatedMessage,

    /// <summary>The status changed.</summary>
    Status,

    /// <summary>A call was handled.</summary>
    Call,

    /// <summary>A survey was sent: a fact that counts nowhere.</summary>
    SurveySent,

    /// <summary>A survey was answered.</summary>
    SurveyAnswered,

    /// <summary>An answer was revised.</summary>
    SurveyRevised,

    /// <summary>An answer was withdrawn.</summary>
    SurveyWithdrawn,

    /// <summary>The ticket was merged into another.</summary>
    Merged,

    /// <summary>The ticket was deleted.</summary>
    Deleted,

    /// <summary>No event: the ticket was silent for too long.</summary>
    Abandoned,
}
