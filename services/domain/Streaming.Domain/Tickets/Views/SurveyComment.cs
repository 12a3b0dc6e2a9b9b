using Streaming.Domain.Measures;

namespace Streaming.Domain.Tickets.Views;

/// <summary>What somebody wrote beside a survey answer that counts.</summary>
/// <param name="ResponseId">The response's id.</param>
/// <param name="AnsweredMs">When the survey was first answered, Unix milliseconds: where the answer counts.</param>
/// <param name="WrittenMs">When the version that counts was given, Unix milliseconds; later than the first answer where it was revised.</param>
/// <param name="Revision">The revision that counts; 0 for a first version.</param>
/// <param name="Answer">The answer beside it.</param>
/// <param name="Values">What the answer counts under: its own values, else the ticket's of then; the agent is the one who gets the credit.</param>
/// <param name="Text">The comment, as it is stored.</param>
public sealed record SurveyComment(string ResponseId, long AnsweredMs, long WrittenMs, long Revision, SurveyAnswer Answer, TicketValues Values, string Text);
