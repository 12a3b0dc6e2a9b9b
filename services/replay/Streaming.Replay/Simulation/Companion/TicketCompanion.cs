using System.Globalization;
using Streaming.Replay.Events;
using Streaming.Replay.Simulation.Customers;

namespace Streaming.Replay.Simulation.Companion;

/// <summary>What is made up around real tickets: calls, what customers answer when asked, and sessions in the help centre before a ticket.</summary>
/// <remarks>The shares below are plausible, not measured. None of these events changes a number of tickets.</remarks>
/// <param name="cast">Who and when.</param>
internal sealed class TicketCompanion(CustomerCast cast)
{
    private static readonly string[] GoodWords = ["Quick and kind, thank you.", "Solved at once.", "Merci beaucoup, très clair !"];
    private static readonly string[] BadWords = ["I waited too long.", "Had to explain it three times.", "Still not fixed."];

    /// <summary>Tells what happens around one ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="number">Which one, from 1.</param>
    /// <returns>The events within the cast's time, in no order.</returns>
    public IEnumerable<ProducedEvent> Run(RealTicket ticket, int number)
    {
        var story = new Story(cast, number, string.Create(CultureInfo.InvariantCulture, $"ticket{number:D6}"));
        LookForHelpBefore(ticket, story);
        Call(ticket, story);
        Ask(ticket, story);
        return story.Events.Where(made => made.Time >= cast.Begin && made.Time < cast.End);
    }

    private void LookForHelpBefore(RealTicket ticket, Story story)
    {
        if (story.Random.Happens(0.06))
        {
            var before = story.Random.NextDuration(TimeSpan.FromMinutes(40), 1.5);
            story.Tell(ticket.CreatedAt - before, Sessions.Of(story, cast, ticket.Customer, story.Random.Happens(0.2)));
        }
    }

    private static void Call(RealTicket ticket, Story story)
    {
        if (!story.Random.Happens(string.Equals(ticket.Channel, "phone", StringComparison.OrdinalIgnoreCase) ? 0.25 : 0.05))
        {
            return;
        }

        var call = new CallHandled(story.NextId("call"), story.Random.NextBelow(420) + 60, story.Random.NextBelow(60), story.Random.NextBelow(120))
        {
            TicketId = ticket.Id,
            AgentId = ticket.Agent,
        };
        story.Tell(ticket.CreatedAt.AddSeconds(call.TalkSeconds + call.HoldSeconds + call.AfterCallSeconds), call);
    }

    private static void Ask(RealTicket ticket, Story story)
    {
        if (ticket.SolvedAt is not { } solvedAt || !story.Random.Happens(0.35))
        {
            return;
        }

        var (kind, scale) = story.Random.Pick<(string, SurveyScale)>([(("csat", new(1, 5)), 0.55), (("nps", new(0, 10)), 0.25), (("ces", new(1, 7)), 0.20)]);
        var response = story.NextId("survey");
        var time = solvedAt + story.Random.NextDuration(TimeSpan.FromMinutes(20), 0.3);
        story.Tell(time, new SurveySent(response, ticket.Id, kind, ticket.Customer));
        if (!story.Random.Happens(0.45))
        {
            return;
        }

        var isGood = story.Random.Happens(0.8);
        var steps = scale.Max - scale.Min;
        var upper = (steps + 2) / 3;
        var value = isGood ? scale.Max - story.Random.NextBelow(upper) : scale.Min + story.Random.NextBelow(steps - upper + 1);
        var words = isGood ? GoodWords : BadWords;
        story.Tell(time + story.Random.NextDuration(TimeSpan.FromHours(2), 1.0), new SurveyAnswered(response, ticket.Id, kind, ticket.Customer, scale, value)
        {
            Comment = story.Random.Happens(0.25) ? "(synthetic) " + words[story.Random.NextBelow(words.Length)] : null,
        });
    }
}
