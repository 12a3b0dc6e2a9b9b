using System.CommandLine;

namespace Streaming.Benchmarks.Allocations;

/// <summary>The command <c>check-allocations</c>.</summary>
internal static class AllocationsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new Command("check-allocations", "Fails when a hot path allocates more bytes for an operation than its recorded ceiling");
        command.SetAction(static _ => AllocationCheck.Run(Console.Out) ? 0 : 1);
        return command;
    }
}
