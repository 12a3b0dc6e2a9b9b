using System.Diagnostics;
using System.Globalization;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Containers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Containers.Tests.Servers;

/// <summary>What a broker's container is made of; where a distribution is at hand, its settings start a broker without a container.</summary>
public sealed class KafkaContainerTests
{
    // Read by the image's scripts, and no properties of a broker.
    private const string Heap = "KAFKA_HEAP_OPTS";
    private const string ClusterId = "5L6g3nShT-eMCtK--X86sw";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);

    [Fact]
    public void Plan_OfABroker_IsThatOfComposeReachableFromOutside()
    {
        var composed = ComposeFile.Services["kafka"];

        var plan = KafkaContainer.Plan("docker", 19092);

        Assert.Equal(composed.Image, plan.Image);
        Assert.Equal([(19092, 19092)], plan.Ports);
        Assert.Empty(plan.Command);
        Assert.Equal("PLAINTEXT://docker:19092", plan.Environment["KAFKA_ADVERTISED_LISTENERS"]);
        Assert.Equal("PLAINTEXT://:19092,CONTROLLER://:9093", plan.Environment["KAFKA_LISTENERS"]);
        Assert.Equal("1@localhost:9093", plan.Environment["KAFKA_CONTROLLER_QUORUM_VOTERS"]);
        Assert.Empty(composed.Environment.Keys.Except(plan.Environment.Keys));
        Assert.Equal("false", plan.Environment["KAFKA_AUTO_CREATE_TOPICS_ENABLE"]);
    }

    [SkippableFact]
    public async Task Settings_OfThePlan_StartABroker()
    {
        var distribution = KafkaDistribution.Find();
        Requires.Part(distribution is not null && Executables.FindJava() is not null, "A Kafka distribution", "set KAFKA_HOME, and install Java 17 or newer.", couldBeProvided: false);
        using var folder = new TemporaryFolder();
        var (port, controllerPort) = (FreePort.Next(), FreePort.Next());
        var plan = KafkaContainer.Plan("127.0.0.1", port);
        var file = folder["server.properties"];
        await File.WriteAllLinesAsync(file, Properties(plan.Environment, folder["data"], controllerPort));
        await RunAsync(distribution!.Storage, "format", "--cluster-id", ClusterId, "--config", file);

        await using var broker = await ServerProcess.StartAsync(
            distribution.Start, [file], "Kafka Server started", StartTimeout, folder.FullPath, new Dictionary<string, string> { ["LOG_DIR"] = folder["logs"] });

        Assert.True(KafkaContainer.Answers(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}")), broker.Output);
    }

    [Fact]
    public void Answers_NobodyThere_IsNo() => Assert.False(KafkaContainer.Answers(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{FreePort.Next()}")));

    // The image makes properties of its environment: KAFKA_LOG_DIRS is log.dirs.
    private static IEnumerable<string> Properties(IReadOnlyDictionary<string, string> environment, string data, int controllerPort) =>
        environment.Where(pair => pair.Key != Heap).Select(pair =>
        {
            var name = pair.Key["KAFKA_".Length..].Replace('_', '.').ToLowerInvariant();
            var value = pair.Value.Replace(":9093", string.Create(CultureInfo.InvariantCulture, $":{controllerPort}"), StringComparison.Ordinal);
            return $"{name}={(name == "log.dirs" ? data : value)}";
        });

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await errors);
    }
}
