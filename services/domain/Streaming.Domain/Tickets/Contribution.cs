using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>What a ticket adds to one measure.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="TimeMs">The time that decides the pane, Unix milliseconds.</param>
/// <param name="Value">The duration in milliseconds for a sketch measure, else what is added.</param>
/// <param name="MainSplit">The split of the main cube, by number.</param>
/// <param name="AgentSplit">The split of the agent cube, by number.</param>
public readonly record struct Contribution(MeasureId Measure, long TimeMs, long Value, int MainSplit, int AgentSplit)
{
    /// <summary>The split of a cube, by number.</summary>
    /// <param name="cube">The cube.</param>
    public int SplitOf(Cube cube) => cube == Cube.Main ? MainSplit : AgentSplit;
}
