using Streaming.Replay.Events;

namespace Streaming.Replay.Simulation.Customers;

/// <summary>What happens to a company and not to one customer: counts of the base, costs and revenue, the workforce, visitors of the help centre.</summary>
/// <remarks>The numbers below are plausible, not measured; nothing is learned from them about real companies.</remarks>
internal sealed class CompanyStory
{
    private const long Stream = -2;

    private readonly CustomerCast _cast;
    private readonly Story _story;

    private CompanyStory(CustomerCast cast)
    {
        _cast = cast;
        _story = new Story(cast, Stream, "company");
    }

    /// <summary>Tells it.</summary>
    /// <param name="cast">The cast.</param>
    /// <param name="customers">The customers' lives: they are counted.</param>
    /// <returns>What happens, in no order.</returns>
    public static List<ProducedEvent> Run(CustomerCast cast, IReadOnlyList<CustomerStory> customers)
    {
        var company = new CompanyStory(cast);
        for (var day = cast.Begin; day < cast.End; day = day.AddDays(1))
        {
            company._story.Tell(day, new BaseCounted(customers.Count(customer => customer.Joined < day && !(customer.Left < day))));
            company.KeepBooks(day);
        }

        company.Employ();
        for (var left = company._story.Times(0.05 * customers.Count * cast.Days); left > 0; left--)
        {
            company._story.Tell(company._story.Between(cast.Begin, cast.End), Sessions.Of(company._story, cast, null));
        }

        return company._story.Events;
    }

    private void KeepBooks(DateTimeOffset day)
    {
        var size = _cast.Customers.Count;
        Book(day, "service", (60 * size) + _story.Random.NextBelow(10 * size));
        Book(day, "acquisition", (25 * size) + _story.Random.NextBelow(10 * size));
        Book(day, "retention", (8 * size) + _story.Random.NextBelow(4 * size));
        Book(day, null, (170 * size) + _story.Random.NextBelow(30 * size));
    }

    private void Book(DateTimeOffset day, string? costKind, long amountMinor) =>
        _story.Tell(day, new MoneyMoved(_story.NextId("entry"), costKind, amountMinor, day, day.AddDays(1)));

    private void Employ()
    {
        foreach (var (agent, team) in _cast.Agents)
        {
            _story.Tell(_story.Between(_cast.Start, _cast.Begin), new WorkforceChange(agent, WorkforceStep.Joined) { Team = team });
            var end = _cast.End;
            if (_story.Random.Happens(Math.Min(0.3, 0.003 * _cast.Days)))
            {
                end = _story.Between(_cast.Begin, _cast.End);
                _story.Tell(end, new WorkforceChange(agent, WorkforceStep.Left) { Team = team, Reason = "moved" });
            }

            for (var left = _story.Times(0.06 * (end - _cast.Begin).TotalDays); left > 0; left--)
            {
                _story.Tell(_story.Between(_cast.Begin, end), new WorkforceChange(agent, WorkforceStep.DemoBooked) { Team = team });
            }

            if (_story.Random.Happens(0.4))
            {
                var value = _story.Random.Pick<int>([(1, 0.05), (2, 0.1), (3, 0.2), (4, 0.4), (5, 0.25)]);
                var response = _story.NextId("answer");
                _story.Tell(
                    _story.Between(_cast.Begin, end),
                    new SurveyAnswered(response, null, "csat", null, new(1, 5), value) { Audience = "agent", AgentId = agent });
            }
        }
    }
}
