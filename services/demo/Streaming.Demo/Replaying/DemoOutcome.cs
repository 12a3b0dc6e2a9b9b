using Streaming.Replay.Replaying;

namespace Streaming.Demo.Replaying;

/// <summary>What a demo's replay did.</summary>
/// <param name="Summary">What was sent.</param>
/// <param name="Elapsed">From the first line to the last one stored.</param>
/// <param name="Visible">From the first line until all of it was in the numbers.</param>
internal sealed record DemoOutcome(ReplaySummary Summary, TimeSpan Elapsed, TimeSpan Visible);
