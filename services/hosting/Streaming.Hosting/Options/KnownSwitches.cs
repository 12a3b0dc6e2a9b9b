namespace Streaming.Hosting;

/// <summary>Switches of the command line that a part of a host has, with their dashes.</summary>
/// <param name="Names">The switches.</param>
internal sealed record KnownSwitches(IReadOnlyList<string> Names);
