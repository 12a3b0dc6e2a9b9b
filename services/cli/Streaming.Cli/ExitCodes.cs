namespace Streaming.Cli;

/// <summary>What a process ends with.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>The server refused, or could not be reached.</summary>
    public const int Failed = 1;

    /// <summary>The command line cannot be read.</summary>
    public const int BadOption = 2;

    /// <summary>The user stopped it.</summary>
    public const int Stopped = 130;
}
