using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Integration.Tests.Pipelines;

/// <summary>One of the product's hosts as a process of its own, which tests may ask, kill, suspend and stop.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private readonly ServerProcess _process;
    private readonly TemporaryFolder _folder;
    private readonly HttpClient _http;
    private bool _isEnded;
    private bool _isDisposed;

    private HostProcess(ServerProcess process, TemporaryFolder folder, IReadOnlyDictionary<string, Uri> urls)
    {
        _process = process;
        _folder = folder;
        Urls = urls;
        _http = new HttpClient { BaseAddress = urls["http"], Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>Where it listens: <c>http</c>, and <c>grpc</c> where it has one.</summary>
    public IReadOnlyDictionary<string, Uri> Urls { get; }

    /// <summary>The last lines that it wrote.</summary>
    public string Output => _process.Output;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Whether it has ended although no test has ended it.</summary>
    public bool HasCrashed => !_isEnded && _process.HasExited;

    /// <summary>Starts a host and waits until it listens; it may not be ready yet.</summary>
    /// <param name="program">Its project's name.</param>
    /// <param name="settings">Its configuration, keys written with colons.</param>
    /// <exception cref="ServerNotStartedException">It did not start.</exception>
    public static async Task<HostProcess> StartAsync(string program, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var folder = new TemporaryFolder();
        var urlsFile = folder["urls.json"];
        var arguments = new List<string> { "exec", Find(program), $"--Hosting:UrlsFile={urlsFile}", "--Hosting:HttpPort=0" };
        arguments.AddRange(settings.Select(setting => $"--{setting.Key}={setting.Value}"));
        var process = await ServerProcess.StartAsync("dotnet", arguments, "Application started", StartTimeout, folder.FullPath);
        await Wait.UntilAsync(() => Task.FromResult(File.Exists(urlsFile)), () => $"{program} does not say where it listens. {process.Output}");
        return new HostProcess(process, folder, JsonSerializer.Deserialize<Dictionary<string, Uri>>(await File.ReadAllTextAsync(urlsFile))!);
    }

    /// <summary>Waits until it says that it is ready.</summary>
    public async Task WaitUntilReadyAsync()
    {
        var answer = (IsReady: false, Text: string.Empty);
        await Wait.UntilAsync(
            async () =>
            {
                Assert.False(HasCrashed, $"The host has ended.{Environment.NewLine}{Output}");
                answer = await ReadinessAsync();
                return answer.IsReady;
            },
            () => $"the host is not ready: {answer.Text}{Environment.NewLine}{Output}");
    }

    /// <summary>Asks whether it is ready.</summary>
    /// <returns>Its answer, with the reason.</returns>
    public async Task<(bool IsReady, string Text)> ReadinessAsync()
    {
        using var answer = await _http.GetAsync(new Uri("health/ready", UriKind.Relative));
        return (answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Scrapes it.</summary>
    public Task<string> MetricsAsync() => _http.GetStringAsync(new Uri("metrics", UriKind.Relative));

    /// <summary>The sum of a metric's series.</summary>
    /// <param name="name">The metric.</param>
    /// <param name="labels">Text that the labels of those series hold, as printed.</param>
    public async Task<double> MetricAsync(string name, string labels = "")
    {
        var sum = 0.0;
        foreach (var line in (await MetricsAsync()).Split('\n'))
        {
            if (line.StartsWith(name, StringComparison.Ordinal) && line[name.Length] is ' ' or '{' && line.Contains(labels, StringComparison.Ordinal))
            {
                sum += double.Parse(line.AsSpan(line.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture);
            }
        }

        return sum;
    }

    /// <summary>Ends it as a crash would (SIGKILL).</summary>
    public Task KillAsync()
    {
        _isEnded = true;
        return _process.KillAsync();
    }

    /// <summary>Ends it in good order (SIGTERM).</summary>
    public Task StopAsync()
    {
        _isEnded = true;
        return _process.StopAsync();
    }

    /// <summary>Lets it hang (SIGSTOP).</summary>
    public Task SuspendAsync() => SignalAsync("-STOP");

    /// <summary>Lets it go on (SIGCONT).</summary>
    public Task ResumeAsync() => SignalAsync("-CONT");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A test may end a host before its pipeline does.
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        _isEnded = true;
        _http.Dispose();
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    // Programs lie at bin/<project>/<configuration>/ of the build's output.
    private static string Find(string program)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(own.Parent!.Parent!.FullName, program, own.Name, program + ".dll");
        Assert.True(File.Exists(path), $"{program} is not built at {path}.");
        return path;
    }
}
