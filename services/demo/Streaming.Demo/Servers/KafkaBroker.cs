using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Streaming.Demo.Processes;

namespace Streaming.Demo.Servers;

/// <summary>A broker of an unpacked Kafka distribution: one KRaft node on free loopback ports, with data that is gone with the demo.</summary>
internal sealed class KafkaBroker : IKafkaServer
{
    /// <summary>The environment variable that names the distribution's folder.</summary>
    public const string Variable = "KAFKA_HOME";

    /// <summary>A broker keeps everything; what waits is bounded so that this process's account of it is.</summary>
    public const long UnconsumedBytes = 64_000_000;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _process;
    private readonly string _home;

    private KafkaBroker(ChildProcess process, string home, int port)
    {
        _process = process;
        _home = home;
        BootstrapServers = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
    }

    /// <inheritdoc/>
    public string BootstrapServers { get; }

    /// <inheritdoc/>
    public string Description => $"a broker of {_home} ({Variable})";

    /// <inheritdoc/>
    public long UnconsumedBytesPerPartition => UnconsumedBytes;

    /// <inheritdoc/>
    public ChildProcess? Process => _process;

    /// <summary>Starts a broker.</summary>
    /// <param name="home">The distribution's folder.</param>
    /// <param name="launcher">Starts it.</param>
    /// <param name="folder">Gets its data.</param>
    /// <param name="cancellationToken">Stops waiting for it.</param>
    /// <returns>The broker, ready.</returns>
    /// <exception cref="DemoException">It does not start.</exception>
    public static async Task<KafkaBroker> StartAsync(string home, Launcher launcher, RunFolder folder, CancellationToken cancellationToken)
    {
        var start = Path.Combine(home, "bin", "kafka-server-start.sh");
        if (!File.Exists(start))
        {
            throw new DemoException($"{Variable} is '{home}', but {start} is not there: name an unpacked Kafka distribution, or unset it.");
        }

        var ports = Ports.Free(2);
        var properties = folder["kafka.properties"];
        await File.WriteAllTextAsync(properties, Properties(ports[0], ports[1], folder["kafka"]), cancellationToken).ConfigureAwait(false);
        await FormatAsync(home, properties, cancellationToken).ConfigureAwait(false);
        var process = await ChildProcess.StartAsync(launcher, new("kafka", start, [properties])
        {
            Folder = folder.FullPath,
            Environment = new Dictionary<string, string?> { ["LOG_DIR"] = folder["kafka-logs"] },
            LogFile = folder.LogOf("kafka"),
        }).ConfigureAwait(false);
        try
        {
            await process.WaitForLineAsync("Kafka Server started", StartTimeout, cancellationToken).ConfigureAwait(false);
            return new(process, home, ports[0]);
        }
        catch
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string Properties(int port, int controllerPort, string data) => string.Create(CultureInfo.InvariantCulture, $"""
        process.roles=broker,controller
        node.id=1
        listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controllerPort}
        advertised.listeners=PLAINTEXT://127.0.0.1:{port}
        controller.listener.names=CONTROLLER
        controller.quorum.bootstrap.servers=127.0.0.1:{controllerPort}
        log.dirs={data}
        auto.create.topics.enable=false
        log.retention.ms=-1
        offsets.topic.num.partitions=1
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0

        """);

    private static async Task FormatAsync(string home, string properties, CancellationToken cancellationToken)
    {
        // A cluster's id is 16 random bytes; the first is kept small because an id must not begin with a dash.
        var id = RandomNumberGenerator.GetBytes(16);
        id[0] &= 0x3F;
        var start = new ProcessStartInfo(Path.Combine(home, "bin", "kafka-storage.sh"), ["format", "--standalone", "-t", Base64Url.EncodeToString(id), "-c", properties])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var format = System.Diagnostics.Process.Start(start)!;
        var output = format.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = format.StandardError.ReadToEndAsync(cancellationToken);
        await format.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        if (format.ExitCode != 0)
        {
            throw new DemoException($"Kafka's data folder could not be prepared:{Environment.NewLine}{await output.ConfigureAwait(false)}{await errors.ConfigureAwait(false)}");
        }
    }
}
