using System.Globalization;
using Streaming.Replay.Replaying;

namespace Streaming.Replay.Cli;

/// <summary>Tells a replay's progress as plain lines.</summary>
/// <param name="output">Gets the lines.</param>
/// <param name="readersFault">Why nobody can say how far the reader has come; <see langword="null"/>, or says so, where it can be said.</param>
internal sealed class LineProgress(TextWriter output, Func<string?>? readersFault = null) : IProgress<ReplayProgress>
{
    /// <inheritdoc/>
    public void Report(ReplayProgress value)
    {
        var fault = value.Phase == ReplayPhase.WaitingForReader ? readersFault?.Invoke() : null;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{value.Phase}: {value.Sent}{(value.Total is { } total ? $" of {total}" : string.Empty)} sent, {value.Acknowledged} stored, {value.Unconsumed} not consumed, {value.PerSecond:F0}/s{(fault is null ? string.Empty : $"; the broker does not say how far the consumer group is: {fault}")}"));
    }
}
