using Streaming.Hosting;

namespace Streaming.Ingestion;

/// <summary>The worker as a host.</summary>
public static class IngestionApp
{
    /// <summary>The HTTP port where none is configured.</summary>
    public const int DefaultHttpPort = 9464;

    private const string OriginalTime = "--original-time";

    /// <summary>Builds the worker, ready to run.</summary>
    /// <param name="args">
    /// The command line: configuration keys (<c>--Kafka:Bootstrap=host:port</c>), <c>--http-port</c>, <c>--address</c>, <c>--urls-file</c>,
    /// <c>--consumers</c>, and <c>--original-time</c>, which makes event time the clock.
    /// </param>
    /// <returns>The host.</returns>
    public static WebApplication Build(string[] args)
    {
        string[] pairs = [.. args.Where(arg => arg != OriginalTime)];
        var builder = WebApplication.CreateSlimBuilder(pairs);
        builder.AddStreamingHosting(pairs, DefaultHttpPort);
        builder.AddIngestion(pairs, isReplay: pairs.Length < args.Length);
        return builder.Build().MapStreamingEndpoints();
    }
}
