namespace Streaming.Domain.Sla.Clocks;

/// <summary>The names of clock kinds in configuration, on the wire and in labels.</summary>
public static class ClockKinds
{
    private static readonly string[] Names =
    [
        "first_reply", "next_reply", "periodic_update", "pausable_update", "requester_wait", "agent_work", "total_resolution",
    ];

    /// <summary>Number of kinds, which are numbered from 0.</summary>
    public static int Count => Names.Length;

    /// <summary>The name of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static string Name(this ClockKind kind) => Names[(int)kind];

    /// <summary>The kind of a name.</summary>
    /// <param name="name">The name, exactly.</param>
    /// <param name="kind">The kind.</param>
    /// <returns>Whether there is such a kind.</returns>
    public static bool TryParse(string? name, out ClockKind kind)
    {
        var index = Array.IndexOf(Names, name);
        kind = (ClockKind)Math.Max(0, index);
        return index >= 0;
    }
}
