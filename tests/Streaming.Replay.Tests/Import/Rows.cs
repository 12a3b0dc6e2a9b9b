using Streaming.Replay.Import;

namespace Streaming.Replay.Tests.Import;

/// <summary>Rows of a made-up incident log.</summary>
internal static class Rows
{
    /// <summary>When the made-up incident is opened.</summary>
    public static readonly DateTimeOffset OpenedAt = new(2016, 3, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Makes a row of incident <c>I</c>.</summary>
    /// <param name="number">The row's number.</param>
    /// <param name="state">The state.</param>
    /// <param name="minutes">Minutes from the opening to the update.</param>
    /// <returns>The row.</returns>
    public static IncidentRow Row(int number, string state, int minutes) => new()
    {
        Number = number,
        Incident = "I",
        State = state,
        OpenedAt = OpenedAt,
        UpdatedAt = OpenedAt.AddMinutes(minutes),
        Caller = "c",
        Category = "cat",
        ContactType = "Phone",
        Priority = "3",
        Group = "g",
        Assignee = "a",
    };
}
