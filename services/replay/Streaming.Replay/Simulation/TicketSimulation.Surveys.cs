using Streaming.Replay.Events;

namespace Streaming.Replay.Simulation;

// How the customer is asked after the solution, and what they answer.
internal sealed partial class TicketSimulation
{
    private static readonly string[] GoodWords = ["Quick and kind, thank you.", "Solved at once.", "Merci beaucoup, très clair !", "Great help \U0001F44D"];
    private static readonly string[] BadWords = ["I waited too long.", "Had to explain it three times.", "Still not fixed."];

    private void Ask()
    {
        if (!_random.Happens(_options.SurveyShare))
        {
            return;
        }

        var (kind, scale) = _random.Pick<(string, SurveyScale)>([
            (("csat", new(1, 5)), 0.40), (("csat", new(1, 7)), 0.05), (("csat", new(1, 10)), 0.05), (("csat", new(0, 1)), 0.10),
            (("nps", new(0, 10)), 0.20), (("ces", new(1, 5)), 0.08), (("ces", new(1, 7)), 0.12)]);
        var response = NextId("survey");
        var time = _now + _random.NextDuration(TimeSpan.FromMinutes(30), 0.3);
        SayAt(time, new SurveySent(response, _ticketId, kind, _customer));
        if (!_random.Happens(0.4))
        {
            return;
        }

        time += _random.NextDuration(TimeSpan.FromHours(4), 1.0);
        var answered = Answer(response, kind, scale);
        SayAt(time, answered);
        if (_random.Happens(0.05))
        {
            time += _random.NextDuration(TimeSpan.FromHours(5), 0.8);
            SayAt(time, Answer(response, kind, scale) with { Revision = 1 });
        }

        if (_random.Happens(0.02))
        {
            time += _random.NextDuration(TimeSpan.FromHours(5), 0.8);
            SayAt(time, new SurveyWithdrawn(response, _ticketId));
        }
    }

    private SurveyAnswered Answer(string response, string kind, SurveyScale scale)
    {
        // Four in five are content: they use the upper third of the scale.
        var isGood = _random.Happens(0.8);
        var steps = scale.Max - scale.Min;
        var upper = (steps + 2) / 3;
        var value = isGood ? scale.Max - _random.NextBelow(upper) : scale.Min + _random.NextBelow(Math.Max(1, steps - upper + 1));
        var words = isGood ? GoodWords : BadWords;
        return new(response, _ticketId, kind, _customer, scale, value)
        {
            Comment = _random.Happens(0.2) ? words[_random.NextBelow(words.Length)] : null,
        };
    }
}
