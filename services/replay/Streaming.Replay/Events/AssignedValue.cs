namespace Streaming.Replay.Events;

/// <summary>A value that an assignment sets: a null <see cref="Name"/> takes the team or agent away, which is not the same as not naming it.</summary>
/// <param name="Name">The new value, or <see langword="null"/> to take it away.</param>
public readonly record struct AssignedValue(string? Name);
