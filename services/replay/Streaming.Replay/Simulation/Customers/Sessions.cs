using Streaming.Replay.Events;

namespace Streaming.Replay.Simulation.Customers;

/// <summary>Makes sessions in the help centre.</summary>
internal static class Sessions
{
    /// <summary>Makes one.</summary>
    /// <param name="story">Whose random numbers and ids.</param>
    /// <param name="cast">Names the topics.</param>
    /// <param name="customer">Who it was; <see langword="null"/>: somebody unknown.</param>
    /// <param name="isResolved">Whether it answered the question; <see langword="null"/> leaves it to chance.</param>
    /// <returns>The session.</returns>
    public static SelfServiceSession Of(Story story, CustomerCast cast, string? customer, bool? isResolved = null)
    {
        var topic = story.Random.Pick<string>([("password", 0.35), ("invoice", 0.25), ("installation", 0.2), ("connection", 0.15), ("cancellation", 0.05)]);
        return new(story.NextId("session"), cast.Named(topic), isResolved ?? story.Random.Happens(0.4), customer);
    }
}
