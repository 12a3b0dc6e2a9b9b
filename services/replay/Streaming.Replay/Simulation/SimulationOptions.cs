namespace Streaming.Replay.Simulation;

/// <summary>What the simulator makes. Everything follows from these values: the same options give the same bytes.</summary>
public sealed record SimulationOptions
{
    /// <summary>The CloudEvents <c>source</c> of simulated events: it says that they are synthetic.</summary>
    public const string Source = "/synthetic/simulator";

    /// <summary>The prefix of every simulated id.</summary>
    public const string IdPrefix = "SIM-";

    /// <summary>Tickets opened; at least 1, default 2,000.</summary>
    public int Tickets { get; init; } = 2_000;

    /// <summary>Start of the simulated time; default Monday, 5 January 2026, 00:00 UTC.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Length of the simulated time: nothing happens after its end; above 0, default 7 days.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The seed; default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Teams; at least 1, default 6.</summary>
    public int Teams { get; init; } = 6;

    /// <summary>Agents, spread over the teams; at least 1, default 60.</summary>
    public int Agents { get; init; } = 60;

    /// <summary>Categories; at least 1, default 20.</summary>
    public int Categories { get; init; } = 20;

    /// <summary>Customers, of whom a few write often; at least 1, default 1,000.</summary>
    public int Customers { get; init; } = 1_000;

    /// <summary>
    /// Whether the customers' lives are told too: joining and leaving, products, health, self-service, costs and revenue, the workforce;
    /// default no, tickets only.
    /// </summary>
    public bool CustomerEvents { get; init; }

    /// <summary>Share of telephone tickets and others that have a call; 0 to 1, default 0.2.</summary>
    public double CallShare { get; init; } = 0.2;

    /// <summary>Share of solved tickets whose customer is asked by a survey; 0 to 1, default 0.5.</summary>
    public double SurveyShare { get; init; } = 0.5;

    /// <summary>Share of events sent a second time, later; 0 to 1, default 0.</summary>
    public double DuplicateShare { get; init; }

    /// <summary>Share of events sent 1 to 26 hours after their time; 0 to 1, default 0.</summary>
    public double LateShare { get; init; }

    /// <summary>Share of events sent up to a minute after their time, so that others overtake them; 0 to 1, default 0.</summary>
    public double OutOfOrderShare { get; init; }

    /// <summary>Broken lines, as a share of the events that they stand between; 0 to 1, default 0. No event is lost for them.</summary>
    public double MalformedShare { get; init; }

    /// <summary>The <c>tenant</c> of the events; default: none, which is <c>default</c>.</summary>
    public string? Tenant { get; init; }

    /// <summary>Checks every value.</summary>
    /// <returns>What is wrong, naming option and value; empty when all is well.</returns>
    public IReadOnlyList<string> Validate()
    {
        var wrong = new List<string>();
        AtLeastOne(nameof(Tickets), Tickets);
        AtLeastOne(nameof(Teams), Teams);
        AtLeastOne(nameof(Agents), Agents);
        AtLeastOne(nameof(Categories), Categories);
        AtLeastOne(nameof(Customers), Customers);
        Share(nameof(CallShare), CallShare);
        Share(nameof(SurveyShare), SurveyShare);
        Share(nameof(DuplicateShare), DuplicateShare);
        Share(nameof(LateShare), LateShare);
        Share(nameof(OutOfOrderShare), OutOfOrderShare);
        Share(nameof(MalformedShare), MalformedShare);
        if (Duration <= TimeSpan.Zero)
        {
            wrong.Add($"{nameof(Duration)} is {Duration}: it must be above zero.");
        }

        return wrong;

        void AtLeastOne(string name, int value)
        {
            if (value < 1)
            {
                wrong.Add($"{name} is {value}: it must be at least 1.");
            }
        }

        void Share(string name, double value)
        {
            if (value is not (>= 0 and <= 1))
            {
                wrong.Add(FormattableString.Invariant($"{name} is {value}: a share runs from 0 to 1."));
            }
        }
    }
}
