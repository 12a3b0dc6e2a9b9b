using System.Collections.Concurrent;
using Docker.DotNet;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Images;

namespace Streaming.Testing.Servers.Containers;

/// <summary>
/// Images that tests run: those that the engine has, and those that it can pull. An engine without a registry in reach has no use for a test whose image it
/// lacks: each image is asked for once in a process, and what cannot be had is absent.
/// </summary>
public static class DockerImages
{
    // A pull reports its progress several times a second. For this long a registry may say nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly ConcurrentDictionary<string, Lazy<string?>> Faults = new(StringComparer.Ordinal);

    // Testcontainers does not tell which one it takes by itself.
    private static readonly IImage Reaper = TestcontainersSettings.ResourceReaperImage ??= new DockerImage("testcontainers/ryuk:0.14.0");

    /// <summary>What a machine needs to run containers of an image: an engine, the image, and the one by which Testcontainers clears up, unless that is switched off.</summary>
    /// <param name="image">The image, with its version.</param>
    public static IReadOnlyList<ServerNeed> NeedsOf(string image) => [DockerEngine.Need, .. WithReaper([image]).Select(Need)];

    /// <summary>Ends the test where the engine has not all of these images, and cannot pull them.</summary>
    /// <param name="images">The images, with their versions.</param>
    public static void Require(IEnumerable<string> images)
    {
        DockerEngine.Require();
        foreach (var image in WithReaper(images))
        {
            var fault = FaultOf(image);
            Requires.Part(fault is null, $"The image {image}", $"the Docker engine cannot pull it ({fault}); load it there.", couldBeProvided: false);
        }
    }

    private static ServerNeed Need(string image) => new(() => !DockerEngine.IsThere || FaultOf(image) is null, $"let the Docker engine pull {image}, or load it there");

    private static IEnumerable<string> WithReaper(IEnumerable<string> images) =>
        TestcontainersSettings.ResourceReaperEnabled ? images.Append(Reaper.FullName) : images;

    private static string? FaultOf(string image) =>
        Faults.GetOrAdd(image, static name => new Lazy<string?>(() => Task.Run(() => GetAsync(name)).GetAwaiter().GetResult())).Value;

    /// <summary>Sees to it that the engine has an image.</summary>
    /// <returns>Why it has not; <see langword="null"/> where it has.</returns>
    private static async Task<string?> GetAsync(string image)
    {
        // As a container of it will be asked for: Testcontainers may be told of a mirror.
        var name = new ContainerBuilder(image).Build().Image.FullName;
        using var client = DockerEngine.CreateClient();
        if (await HasAsync(client, name))
        {
            return null;
        }

        using var pull = new Pull();
        try
        {
            await client.Images.CreateImageAsync(new ImagesCreateParameters { FromImage = name }, new AuthConfig(), pull, pull.Token);
        }
        catch (Exception fault) when (fault is DockerApiException or HttpRequestException or IOException or OperationCanceledException)
        {
            pull.Fault ??= fault is OperationCanceledException ? "no progress" : fault.Message.ReplaceLineEndings(" ");
        }

        return await HasAsync(client, name) ? null : pull.Fault ?? "not there after the pull";
    }

    private static async Task<bool> HasAsync(IDockerClient client, string image)
    {
        try
        {
            await client.Images.InspectImageAsync(image);
            return true;
        }
        catch (DockerApiException fault) when (fault.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    /// <summary>A pull on its way, given up where it makes no progress.</summary>
    private sealed class Pull : IProgress<JSONMessage>, IDisposable
    {
        private readonly CancellationTokenSource _patience = new(Patience);

        public CancellationToken Token => _patience.Token;

        public string? Fault { get; set; }

        public void Report(JSONMessage value)
        {
            Fault = value.Error?.Message ?? Fault;
            _patience.CancelAfter(Patience);
        }

        public void Dispose() => _patience.Dispose();
    }
}
