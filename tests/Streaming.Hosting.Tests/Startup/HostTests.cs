using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Prometheus;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Hosting.Tests.Startup;

/// <summary>A host on loopback, as both services build it.</summary>
public sealed class HostTests : IDisposable
{
    private readonly string _urlsFile = Path.Combine(Path.GetTempPath(), $"streaming-urls-{Guid.NewGuid():N}.json");

    [Fact]
    public async Task Host_FreePorts_TellsTheUrlsThatItBound()
    {
        await using var app = Build(["--http-port=0", $"--urls-file={_urlsFile}"], new HostListener("grpc", 0, HttpProtocols.Http2));
        await app.StartAsync();

        var told = JsonSerializer.Deserialize<Dictionary<string, Uri>>(await File.ReadAllTextAsync(_urlsFile))!;

        Assert.Equal(["http", "grpc"], told.Keys);
        Assert.Equal(told, app.Services.GetRequiredService<BoundListeners>().Urls);
        Assert.NotEqual(told["http"].Port, told["grpc"].Port);
    }

    [Fact]
    public async Task Ready_OnePartUnfit_IsUnavailableWithItsReason()
    {
        await using var app = Build(["--http-port=0"]);
        var part = app.Services.GetRequiredService<HealthRegistry>().Ready("kafka", "no answer yet");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = app.Services.GetRequiredService<BoundListeners>().Urls["http"] };

        using var before = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, before.StatusCode);
        Assert.Contains("no answer yet", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("streaming_ready 0", await client.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);

        part.SetHealthy();
        using var after = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        using var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (after.StatusCode, live.StatusCode));
        Assert.Contains("streaming_ready 1", await client.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunStreamingAsync_PortTaken_EndsWithACodeInsteadOfAnException()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using var app = Build([$"--http-port={((IPEndPoint)other.LocalEndpoint).Port}"]);

        Assert.Equal(StreamingHostRunner.BadConfiguration, await app.RunStreamingAsync());
    }

    // An address that is kept for examples is no machine's.
    [Fact]
    public async Task RunStreamingAsync_AddressOfAnotherMachine_EndsWithACodeInsteadOfAnException()
    {
        await using var app = Build(["--http-port=0", "--address=192.0.2.1"]);

        Assert.Equal(StreamingHostRunner.BadConfiguration, await app.RunStreamingAsync());
    }

    [Fact]
    public async Task RunStreamingAsync_InvalidOptions_EndsWithACodeInsteadOfAnException()
    {
        await using var app = Build(["--http-port=99999", "--address=nowhere"]);

        Assert.Equal(StreamingHostRunner.BadConfiguration, await app.RunStreamingAsync());
    }

    // Gauges are filled when a scrape begins: another one that begins meanwhile must not fill them anew under the first.
    [Fact]
    public async Task Metrics_SeveralScrapesAtOnce_AreOneFillingEach()
    {
        await using var app = Build(["--http-port=0"]);
        var factory = app.Services.GetRequiredService<IMetricFactory>();
        var gauges = Enumerable.Range(0, 300).Select(number => factory.CreateGauge($"filled_{number}", "Number of the filling.")).ToList();
        var (filling, number) = (new Lock(), 0);
        app.Services.GetRequiredService<CollectorRegistry>().AddBeforeCollectCallback(() =>
        {
            lock (filling)
            {
                number++;
                gauges.ForEach(gauge => gauge.Set(number));
            }
        });
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = app.Services.GetRequiredService<BoundListeners>().Urls["http"] };

        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, end) =>
        {
            var text = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), end);
            var lines = text.Split('\n').Where(static line => line.StartsWith("filled_", StringComparison.Ordinal)).ToList();
            Assert.Equal(gauges.Count, lines.Count);
            Assert.Single(lines.Select(static line => line.Split(' ')[1]).Distinct());
        });
    }

    [Fact]
    public async Task Host_UrlsFileThatCannotBeWritten_IsAFault()
    {
        var path = Path.Combine(Path.GetTempPath(), $"streaming-nowhere-{Guid.NewGuid():N}", "urls.json");
        await using var app = Build(["--http-port=0", $"--urls-file={path}"]);

        var fault = Assert.Throws<OptionsValidationException>(app.Services.GetRequiredService<IStartupValidator>().Validate);

        Assert.StartsWith($"Hosting:UrlsFile is '{path}' but must be a file that can be written: ", Assert.Single(fault.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SettingsThatAreNoJson_EndsWithACodeInsteadOfAnException()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["appsettings.json"], "{ so");

        Assert.Equal(StreamingHostRunner.BadConfiguration, await StreamingHostRunner.RunAsync(() => Build([$"--contentRoot={folder.FullPath}", "--http-port=0"])));
    }

    public void Dispose() => File.Delete(_urlsFile);

    private static WebApplication Build(string[] args, params HostListener[] listeners)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.AddStreamingHosting(args, defaultHttpPort: 0, _ => listeners);
        return builder.Build().MapStreamingEndpoints();
    }
}
