using System.Globalization;
using Streaming.Replay.Events;

namespace Streaming.Replay.Simulation.Customers;

/// <summary>One customer's life: joining, buying, using, being measured, looking for help, renewing, and sometimes leaving.</summary>
/// <remarks>The shares below are plausible, not measured; nothing is learned from them about real customers.</remarks>
internal sealed class CustomerStory
{
    // Sequences of random numbers of customers count down from here; those of tickets count up from 0.
    private const long FirstStream = -1_000;

    private static readonly string[] Components = ["usage", "success", "growth"];

    private readonly CustomerCast _cast;
    private readonly string _customer;
    private readonly Story _story;

    private CustomerStory(CustomerCast cast, int index)
    {
        _cast = cast;
        _customer = cast.Customers[index];
        _story = new Story(cast, FirstStream - index, string.Create(CultureInfo.InvariantCulture, $"customer{index + 1:D6}"));
        var random = _story.Random;
        Joined = random.Happens(0.04) ? _story.Between(cast.Begin, cast.End) : _story.Between(cast.Start, cast.Begin);
        var leaves = random.Happens(Math.Min(0.5, 0.003 * cast.Days));
        Left = leaves ? _story.Between(Joined > cast.Begin ? Joined : cast.Begin, cast.End) : null;
    }

    /// <summary>When the customer joins.</summary>
    public DateTimeOffset Joined { get; }

    /// <summary>When the customer leaves; <see langword="null"/>: stays.</summary>
    public DateTimeOffset? Left { get; }

    /// <summary>What happens, in no order.</summary>
    public List<ProducedEvent> Events => _story.Events;

    private DateTimeOffset Begin => Joined > _cast.Begin ? Joined : _cast.Begin;

    private DateTimeOffset End => Left ?? _cast.End;

    /// <summary>Tells a customer's life.</summary>
    /// <param name="cast">The cast.</param>
    /// <param name="index">Which customer, from 0.</param>
    public static CustomerStory Run(CustomerCast cast, int index)
    {
        var customer = new CustomerStory(cast, index);
        customer.Join();
        customer.BuyAndUse();
        customer.BeMeasured();
        customer.LookForHelp();
        customer.Renew();
        if (customer.Left is { } left)
        {
            var reason = customer._story.Random.Pick<string>([("price", 0.4), ("product", 0.35), ("service", 0.25)]);
            customer._story.Tell(left, new CustomerLifecycle(customer._customer, CustomerStep.Left) { Reason = reason });
        }

        return customer;
    }

    private void Join()
    {
        var random = _story.Random;
        var segment = random.Pick<string>([("enterprise", 0.15), ("business", 0.35), ("starter", 0.50)]);
        _story.Tell(Joined, new CustomerLifecycle(_customer, CustomerStep.Joined)
        {
            Segment = _cast.Named(segment),
            AgentId = _cast.Agents[random.NextSkewed(_cast.Agents.Count)].Agent,
        });
    }

    private void BuyAndUse()
    {
        foreach (var (product, share, uses) in new[] { ("desk", 0.6, 0.3), ("chat", 0.25, 0.2), ("voice", 0.1, 0.1) })
        {
            if (!_story.Random.Happens(share))
            {
                continue;
            }

            var name = _cast.Named(product);
            var bought = _story.Between(Joined, Begin + ((End - Begin) / 4));
            _story.Tell(bought, new ProductActivity(_customer, name, ProductStep.Purchased));
            if (!_story.Random.Happens(0.8))
            {
                continue;
            }

            var used = _story.Between(bought, End);
            _story.Tell(used, new ProductActivity(_customer, name, ProductStep.FirstUsed));
            for (var left = _story.Times(uses * (End - used).TotalDays); left > 0; left--)
            {
                _story.Tell(_story.Between(used, End), new ProductActivity(_customer, name, ProductStep.Used));
            }
        }
    }

    private void BeMeasured()
    {
        if (!_story.Random.Happens(0.35))
        {
            return;
        }

        // Now and then a component is not known: the score is partial then.
        var level = 40 + _story.Random.NextBelow(50);
        foreach (var component in Components)
        {
            if (_story.Random.Happens(0.93))
            {
                var score = Math.Clamp(level + _story.Random.NextBelow(31) - 15, 0, 100);
                _story.Tell(_story.Between(Begin, Begin + ((End - Begin) / 3)), new HealthMeasured(_customer, component, score));
            }
        }
    }

    private void LookForHelp()
    {
        for (var left = _story.Times(0.05 * (End - Begin).TotalDays); left > 0; left--)
        {
            _story.Tell(_story.Between(Begin, End), Sessions.Of(_story, _cast, _customer));
        }
    }

    private void Renew()
    {
        if (!_story.Random.Happens(Math.Min(0.9, 0.01 * _cast.Days)))
        {
            return;
        }

        var due = _story.Between(Begin, End);
        _story.Tell(due, new CustomerLifecycle(_customer, CustomerStep.RenewalDue));
        var renewed = due + _story.Random.NextDuration(TimeSpan.FromHours(8), 0.8);
        if (_story.Random.Happens(0.9) && renewed < End)
        {
            _story.Tell(renewed, new CustomerLifecycle(_customer, CustomerStep.Renewed));
        }
    }
}
