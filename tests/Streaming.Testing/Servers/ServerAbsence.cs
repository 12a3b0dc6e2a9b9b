namespace Streaming.Testing.Servers;

/// <summary>Why there is no way to get a server.</summary>
/// <param name="Because">What each way lacks, and how to get it.</param>
/// <param name="CouldBeProvided">Whether the set-up script could have put all there that some way lacks.</param>
public sealed record ServerAbsence(string Because, bool CouldBeProvided);
