namespace Streaming.Demo.Cli;

/// <summary>What the demo's process ends with.</summary>
public static class ExitCodes
{
    /// <summary>It did what it was asked; a demo without end that was stopped did so too.</summary>
    public const int Ok = 0;

    /// <summary>Something failed; one line on standard error says what.</summary>
    public const int Failed = 1;

    /// <summary>An option is wrong, or a port is taken.</summary>
    public const int BadOption = 2;

    /// <summary>It was stopped before the end that it was asked to reach.</summary>
    public const int Stopped = 130;
}
