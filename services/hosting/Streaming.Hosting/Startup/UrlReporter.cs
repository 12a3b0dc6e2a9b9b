using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Streaming.Hosting;

/// <summary>Tells, once a host listens, which URLs it really bound: to the log, and to the URLs file where one is configured.</summary>
/// <param name="listeners">The host's listeners.</param>
/// <param name="options">Names the file.</param>
/// <param name="lifetime">Says when the host listens.</param>
/// <param name="logger">The log.</param>
internal sealed partial class UrlReporter(
    BoundListeners listeners,
    HostingOptions options,
    IHostApplicationLifetime lifetime,
    ILogger<UrlReporter> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Report);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Where a file is written before it is moved into place.</summary>
    /// <param name="path">The file.</param>
    public static string PartialOf(string path) => path + ".partial";

    private void Report()
    {
        var urls = listeners.Urls;
        foreach (var (name, url) in urls)
        {
            Log.Listening(logger, name, url);
        }

        if (options.UrlsFile is not { Length: > 0 } path)
        {
            return;
        }

        // Written beside and moved into place, so that whoever waits for the file never reads half of it.
        var partial = PartialOf(path);
        File.WriteAllText(partial, JsonSerializer.Serialize(urls));
        File.Move(partial, path, overwrite: true);
    }

    private static partial class Log
    {
        [LoggerMessage(LogEvents.Hosting + 1, LogLevel.Information, "Listening: {Name} at {Url}")]
        public static partial void Listening(ILogger logger, string name, Uri url);
    }
}
