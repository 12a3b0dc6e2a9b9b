using Streaming.Cli.Output;

namespace Streaming.Cli;

/// <summary>Where a command writes.</summary>
/// <param name="Text">Tables and lines; what a terminal would obey is left out.</param>
/// <param name="Bytes">Exports, as they come.</param>
/// <param name="Errors">What went wrong, and what became of an export; what a terminal would obey is left out.</param>
internal sealed record CliStreams(TextWriter Text, Stream Bytes, TextWriter Errors)
{
    /// <summary>Tables and lines.</summary>
    public TextWriter Text { get; } = new PrintableWriter(Text);

    /// <summary>What went wrong, and what became of an export.</summary>
    public TextWriter Errors { get; } = new PrintableWriter(Errors);
}
