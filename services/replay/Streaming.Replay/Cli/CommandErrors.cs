using Confluent.Kafka;

namespace Streaming.Replay.Cli;

/// <summary>What a command says when it cannot do what it was asked: one line, and an exit code.</summary>
internal static class CommandErrors
{
    /// <summary>Exit code of success.</summary>
    public const int Ok = 0;

    /// <summary>Exit code when something failed.</summary>
    public const int Failed = 1;

    /// <summary>Exit code when the user stopped it.</summary>
    public const int Stopped = 130;

    /// <summary>Does the work of a command and turns expected failures into a line on standard error.</summary>
    /// <param name="work">The work.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
            return Ok;
        }
        catch (OperationCanceledException)
        {
            return Stopped;
        }
        catch (Exception failure) when (failure is ReplayException or IOException or InvalidDataException or UnauthorizedAccessException or FormatException or ArgumentException or KafkaException)
        {
            await Console.Error.WriteLineAsync(failure.Message).ConfigureAwait(false);
            return Failed;
        }
        catch (InvalidOperationException failure)
        {
            // What Kafka's client says of a setting that there is not, or that it cannot work with.
            await Console.Error.WriteLineAsync(failure.Message).ConfigureAwait(false);
            return Failed;
        }
    }
}
