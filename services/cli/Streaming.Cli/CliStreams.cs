namespace Streaming.Cli;

/// <summary>Where a command writes.</summary>
/// <param name="Text">Tables and lines.</param>
/// <param name="Bytes">Exports, as they come.</param>
/// <param name="Errors">What went wrong, and what became of an export.</param>
internal sealed record CliStreams(TextWriter Text, Stream Bytes, TextWriter Errors);
