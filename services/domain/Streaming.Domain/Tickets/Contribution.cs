using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>What a ticket adds to one measure.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="TimeMs">The time that decides the pane, Unix milliseconds.</param>
/// <param name="Value">The duration in milliseconds for a sketch measure, else what is added.</param>
/// <param name="MainSplit">The split of the main cube, by number; or the only split, of any cube.</param>
/// <param name="AgentSplit">The split of the agent cube, by number; or the same number again where there is only one split.</param>
public readonly record struct Contribution(MeasureId Measure, long TimeMs, long Value, int MainSplit, int AgentSplit)
{
    /// <summary>Whether it goes to one cube only, and not to the main and the agent cube.</summary>
    public bool StandsAlone => MainSplit == AgentSplit;

    /// <summary>What is added to one cube only.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="timeMs">The time that decides the pane, Unix milliseconds.</param>
    /// <param name="value">What is added.</param>
    /// <param name="split">The split, by number; it names its cube.</param>
    public static Contribution Alone(MeasureId measure, long timeMs, long value, int split) => new(measure, timeMs, value, split, split);

    /// <summary>The split that is looked at when cells of a cube change; those of further cubes with the main one.</summary>
    /// <param name="cube">The main or the agent cube.</param>
    public int SplitOf(Cube cube) => cube == Cube.Main ? MainSplit : AgentSplit;
}
