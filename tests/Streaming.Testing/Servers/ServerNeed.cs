namespace Streaming.Testing.Servers;

/// <summary>Something that a machine must have so that a server can run in a certain way.</summary>
/// <param name="IsThere">Whether it is there; asked only when it matters.</param>
/// <param name="HowToGetIt">What to do where it is not, as the rest of a sentence.</param>
/// <param name="CouldBeProvided">Whether the set-up script could have put it there.</param>
public sealed record ServerNeed(Func<bool> IsThere, string HowToGetIt, bool CouldBeProvided = false);
