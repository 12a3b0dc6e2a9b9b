namespace Streaming.Replay.Import;

/// <summary>How the incident log's states are named as ticket statuses.</summary>
internal static class IncidentStates
{
    /// <summary>The state before anybody has taken up the incident.</summary>
    public const string New = "New";

    /// <summary>The status of a new ticket.</summary>
    public const string NewStatus = "new";

    /// <summary>The ticket status that a state stands for.</summary>
    /// <param name="state">The state, as in the log.</param>
    /// <param name="row">The row that has it, for the error.</param>
    /// <returns>A ticket status.</returns>
    /// <exception cref="FormatException">The log has no such state.</exception>
    public static string ToStatus(string state, int row) => state switch
    {
        New => NewStatus,
        "Active" or "-100" => "open",
        "Awaiting User Info" => "pending",
        "Resolved" => "solved",
        "Closed" => "closed",
        _ when state.StartsWith("Awaiting ", StringComparison.Ordinal) => "on-hold",
        _ => throw new FormatException($"Row {row} has the state '{state}', which is none of the incident log's states."),
    };
}
