namespace Streaming.Testing.Recount;

/// <summary>Which solution and which closing of a ticket stand, after some of its moments.</summary>
/// <param name="FirstResolution">The first change to solved; never taken back.</param>
/// <param name="Resolution">The last change to solved that nothing but closings follow.</param>
/// <param name="Closing">The last change to closed that no reopening follows.</param>
/// <param name="ClosedUnresolved">No solution stood at that closing.</param>
internal sealed record RecountStanding(
    RecountMoment? FirstResolution, RecountMoment? Resolution, RecountMoment? Closing, bool ClosedUnresolved)
{
    /// <summary>What stands after the given moments.</summary>
    /// <param name="moments">Moments of one ticket, in order.</param>
    /// <returns>What stands.</returns>
    public static RecountStanding After(IEnumerable<RecountMoment> moments)
    {
        var standing = new RecountStanding(null, null, null, false);
        foreach (var moment in moments)
        {
            if (moment.Reopens)
            {
                standing = standing with { Resolution = null, Closing = null };
            }

            if (moment.Solves)
            {
                standing = standing with { FirstResolution = standing.FirstResolution ?? moment, Resolution = moment };
            }

            if (moment.Closes)
            {
                standing = standing with { Closing = moment, ClosedUnresolved = standing.Resolution is null };
            }
        }

        return standing;
    }
}
