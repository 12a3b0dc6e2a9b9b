namespace Streaming.Benchmarks.Macro.Alerts;

/// <summary>Breaches, one after the other, and the messages that tell of them: one group of alerts for each policy, in which teams join.</summary>
internal sealed record AlertsPlan
{
    /// <summary>What every ticket is promised.</summary>
    public static readonly TimeSpan Target = TimeSpan.FromHours(1);

    /// <summary>Policies, each a group of alerts of its own. Default 40.</summary>
    public int Policies { get; init; } = 40;

    /// <summary>Teams, each late once under every policy. Default 5.</summary>
    public int Teams { get; init; } = 5;

    /// <summary>From one breach to the next; no part of the scrape interval, so that breaches meet every phase of it. Default 1.1 s.</summary>
    public TimeSpan Spacing { get; init; } = TimeSpan.FromSeconds(1.1);

    /// <summary>How long everything has to see everything before the first breach. Default 20 s.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How many breaches there are.</summary>
    public int Breaches => Policies * Teams;

    /// <summary>The policy of a breach: all policies, then all of them again for the next team.</summary>
    /// <param name="breach">Its number, from 0.</param>
    public int PolicyOf(int breach) => breach % Policies;

    /// <summary>The team of a breach.</summary>
    /// <param name="breach">Its number, from 0.</param>
    public int TeamOf(int breach) => breach / Policies;
}
