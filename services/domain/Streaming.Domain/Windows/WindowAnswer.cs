namespace Streaming.Domain.Windows;

/// <summary>How an asked span of time is answered: by an exact interval, or not at all, with what comes nearest.</summary>
/// <param name="Interval">The exact interval; meaningful only where <see cref="Fault"/> is <see cref="WindowFault.None"/>.</param>
/// <param name="Fault">Why it cannot be answered.</param>
/// <param name="Nearest">The nearest interval that can be answered; <see langword="null"/> where there is none.</param>
public readonly record struct WindowAnswer(TimeInterval Interval, WindowFault Fault, TimeInterval? Nearest)
{
    /// <summary>Whether the span can be answered.</summary>
    public bool IsAnswered => Fault == WindowFault.None;

    internal static WindowAnswer Of(TimeInterval interval) => new(interval, WindowFault.None, null);

    internal static WindowAnswer Not(WindowFault fault, TimeInterval? nearest) => new(default, fault, nearest);
}
