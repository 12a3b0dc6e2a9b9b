using System.Text.Json;
using Streaming.Demo.Cli;
using Streaming.Demo.Processes;

namespace Streaming.Demo.Hosts;

/// <summary>One of the product's services, as a process of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    // What a host of the product ends with when its configuration has faults, which it has listed then.
    private const int BadConfiguration = 2;

    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(90);

    private readonly TimeProvider _time;

    private HostProcess(ChildProcess process, IReadOnlyDictionary<string, Uri> urls, HttpClient http, TimeProvider time)
    {
        Process = process;
        Urls = urls;
        Http = http;
        _time = time;
    }

    /// <summary>The process.</summary>
    public ChildProcess Process { get; }

    /// <summary>The URLs that it listens on, by listener: <c>http</c>, and <c>grpc</c> where it has one.</summary>
    public IReadOnlyDictionary<string, Uri> Urls { get; }

    /// <summary>A client of its HTTP endpoints.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts a service and waits until it listens.</summary>
    /// <param name="launcher">Starts it.</param>
    /// <param name="folder">Gets its log.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="assembly">Its program, without extension.</param>
    /// <param name="environment">What it is told.</param>
    /// <param name="time">The clock of waits.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The service; it may not be ready yet.</returns>
    /// <exception cref="DemoException">It ended, or does not listen in time.</exception>
    public static async Task<HostProcess> StartAsync(
        Launcher launcher, RunFolder folder, string name, string assembly, IReadOnlyDictionary<string, string?> environment, TimeProvider time, CancellationToken cancellationToken)
    {
        var urlsFile = folder[name + ".urls"];
        var process = await ChildProcess.StartAsync(launcher, new(name, Executables.Dotnet, ["exec", HostAssembly.Find(assembly)])
        {
            Folder = folder.FullPath,
            Environment = new Dictionary<string, string?>(environment) { ["Hosting__UrlsFile"] = urlsFile },
            LogFile = folder.LogOf(name),
        }).ConfigureAwait(false);
        try
        {
            var urls = await WaitAsync(
                process, static () => "does not listen", time, _ => Task.FromResult(File.Exists(urlsFile) ? ReadUrls(urlsFile) : null), cancellationToken).ConfigureAwait(false);
            return new(process, urls, new HttpClient { BaseAddress = urls["http"] }, time);
        }
        catch
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Waits until the service says that it is ready.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="DemoException">It ended, or is not ready in time; with the reason that it gives.</exception>
    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var last = "it does not answer";
        await WaitAsync<object>(Process, () => $"is not ready: {last}", _time, AskAsync, cancellationToken).ConfigureAwait(false);

        async Task<object?> AskAsync(CancellationToken token)
        {
            try
            {
                using var answer = await Http.GetAsync(new Uri("health/ready", UriKind.Relative), token).ConfigureAwait(false);
                last = await answer.Content.ReadAsStringAsync(token).ConfigureAwait(false);
                return answer.IsSuccessStatusCode ? this : null;
            }
            catch (HttpRequestException failure)
            {
                last = failure.Message;
                return null;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Process.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<T> WaitAsync<T>(
        ChildProcess process, Func<string> failure, TimeProvider time, Func<CancellationToken, Task<T?>> ask, CancellationToken cancellationToken)
        where T : class
    {
        var began = time.GetTimestamp();
        while (true)
        {
            if (await ask(cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            if (process.Exited.IsCompleted)
            {
                // All that the part is told comes from options and files of the user's.
                var isRefused = await process.Exited.ConfigureAwait(false) == BadConfiguration;
                throw await process.CrashAsync(isRefused ? ExitCodes.BadOption : ExitCodes.Failed).ConfigureAwait(false);
            }

            if (time.GetElapsedTime(began) > ReadyTimeout)
            {
                throw new DemoException($"After {ReadyTimeout.TotalSeconds:0} s the {process.Name} {failure()}{Environment.NewLine}{process.Tail}");
            }

            await Task.Delay(AskEvery, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Dictionary<string, Uri> ReadUrls(string file) => JsonSerializer.Deserialize<Dictionary<string, Uri>>(File.ReadAllText(file))!;
}
