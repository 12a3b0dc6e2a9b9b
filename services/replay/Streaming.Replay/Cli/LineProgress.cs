using System.Globalization;
using Streaming.Replay.Replaying;

namespace Streaming.Replay.Cli;

/// <summary>Tells a replay's progress as plain lines.</summary>
/// <param name="output">Gets the lines.</param>
internal sealed class LineProgress(TextWriter output) : IProgress<ReplayProgress>
{
    /// <inheritdoc/>
    public void Report(ReplayProgress value) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{value.Phase}: {value.Sent}{(value.Total is { } total ? $" of {total}" : string.Empty)} sent, {value.Acknowledged} stored, {value.Unconsumed} not consumed, {value.PerSecond:F0}/s"));
}
