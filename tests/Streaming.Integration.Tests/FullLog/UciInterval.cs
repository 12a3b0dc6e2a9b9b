namespace Streaming.Integration.Tests.FullLog;

/// <summary>An interval of the incident log that its oracle knows.</summary>
/// <param name="Name">Its name there; <c>whole</c> for all of it.</param>
/// <param name="From">Start, included, UTC.</param>
/// <param name="To">End, excluded, UTC.</param>
internal sealed record UciInterval(string Name, DateTime From, DateTime To)
{
    /// <summary>Start, Unix milliseconds.</summary>
    public long FromMs => Milliseconds(From);

    /// <summary>End, Unix milliseconds.</summary>
    public long ToMs => Milliseconds(To);

    private static long Milliseconds(DateTime at) => new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
