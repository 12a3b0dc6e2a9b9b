namespace Streaming.Domain.Windows;

/// <summary>Why a span of time cannot be answered.</summary>
public enum WindowFault
{
    /// <summary>It can.</summary>
    None = 0,

    /// <summary>The window is shorter than what the cube answers.</summary>
    TooShortForCube,

    /// <summary>The panes that are left for the span are larger than 1/30 of the window.</summary>
    PanesTooLarge,

    /// <summary>The span starts before everything that is kept.</summary>
    NotKept,

    /// <summary>An end of the interval lies on no boundary of the panes that hold it.</summary>
    NotOnBoundary,

    /// <summary>The interval ends at or before its start.</summary>
    Empty,
}
