using Streaming.Domain.Tickets;

namespace Streaming.Query.Tickets.Lists;

/// <summary>What one ticket adds to a number.</summary>
internal record struct TicketTally
{
    /// <summary>How many observations of the sample are its own; of a level 1 while it counts.</summary>
    public long Count { get; set; }

    /// <summary>How many of them were met, or answered well.</summary>
    public long Good { get; set; }

    /// <summary>How many were answered badly.</summary>
    public long AnsweredBadly { get; set; }

    /// <summary>The contribution that stands for the ticket: the worst one, as the order sees it.</summary>
    public Contribution Shown { get; set; }

    /// <summary>Whether <see cref="Shown"/> was found.</summary>
    public bool HasShown { get; set; }

    /// <summary>The value that it is ordered by: milliseconds of a duration, millionths of a score's scale, else the value.</summary>
    public long Value { get; set; }

    /// <summary>The value that a contribution is ordered by.</summary>
    /// <param name="contribution">The contribution.</param>
    public static long ValueOf(in Contribution contribution)
    {
        if (!contribution.Measure.IsSurvey)
        {
            return contribution.Value;
        }

        var answer = contribution.Measure.ToSurveyAnswer();
        return answer.ScaleMax > answer.ScaleMin ? 1_000_000L * (answer.Value - answer.ScaleMin) / (answer.ScaleMax - answer.ScaleMin) : 0;
    }

    /// <summary>Whether one contribution stands for a ticket rather than another.</summary>
    /// <param name="other">The other.</param>
    /// <param name="order">The order.</param>
    /// <param name="before">The one that stands for it so far.</param>
    public static bool IsShownBefore(in Contribution other, TicketListOrder order, in Contribution before) => order switch
    {
        TicketListOrder.HighestValue => ValueOf(other) > ValueOf(before),
        TicketListOrder.LowestValue => ValueOf(other) < ValueOf(before),
        TicketListOrder.Oldest => other.TimeMs < before.TimeMs,
        _ => other.TimeMs > before.TimeMs,
    };
}
