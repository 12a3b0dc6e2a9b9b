namespace Streaming.Contracts;

/// <summary>Names of the cubes: sets of dimensions that are kept together, within which any filter and group-by is answered.</summary>
public static class Cubes
{
    /// <summary>The small dimensions, by default team, channel, category and priority.</summary>
    public const string Main = "main";

    /// <summary>Team and agent. Its finest pane is a minute and its shortest window an hour.</summary>
    public const string Agent = "agent";
}
