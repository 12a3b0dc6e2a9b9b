using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Kafka;

/// <summary>
/// A real broker of our own: one KRaft node on free loopback ports, which keeps what it is sent until it is disposed, also over a
/// <see cref="KillAsync"/>.
/// </summary>
public sealed class KafkaBroker : IKafkaBroker
{
    private const string ReadyText = "Kafka Server started";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);
    private readonly KafkaDistribution _distribution;
    private readonly TemporaryFolder _folder = new();
    private readonly int _port;
    private ServerProcess? _process;

    private KafkaBroker(KafkaDistribution distribution, int port)
    {
        _distribution = distribution;
        _port = port;
    }

    /// <inheritdoc/>
    public string BootstrapServers => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    /// <summary>The broker's process number.</summary>
    public int ProcessId => _process!.Id;

    private string PropertiesFile => _folder["server.properties"];

    /// <summary>Whether there is a distribution, and a Java to run it.</summary>
    public static bool IsInstalled => KafkaDistribution.Find() is not null && Executables.FindJava() is not null;

    /// <summary>Starts a broker with empty data.</summary>
    /// <param name="properties">Broker properties that add to or replace the usual ones.</param>
    /// <exception cref="ServerNotStartedException">There is no distribution, or it did not start.</exception>
    public static async Task<KafkaBroker> StartAsync(params (string Name, string Value)[] properties)
    {
        var distribution = KafkaDistribution.Find() ?? throw new ServerNotStartedException("There is no Kafka distribution.", string.Empty);
        var ports = FreePort.Next(2);
        var broker = new KafkaBroker(distribution, ports[0]);
        try
        {
            await broker.ConfigureAsync(ports[1], properties);
            await broker.RestartAsync();
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task KillAsync() => _process!.KillAsync();

    /// <summary>Ends the broker in good order (SIGTERM). Its data stays.</summary>
    public Task StopAsync() => _process!.StopAsync();

    /// <summary>Starts it on the same data and ports, after <see cref="KillAsync"/> or <see cref="StopAsync"/>.</summary>
    /// <exception cref="ServerNotStartedException">It did not start.</exception>
    public async Task RestartAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        var environment = new Dictionary<string, string> { ["LOG_DIR"] = _folder["logs"] };
        _process = await ServerProcess.StartAsync(_distribution.Start, [PropertiesFile], ReadyText, StartTimeout, _folder.FullPath, environment);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task ConfigureAsync(int controllerPort, (string Name, string Value)[] properties)
    {
        FormattableString usual = $"""
            process.roles=broker,controller
            node.id=1
            listeners=PLAINTEXT://127.0.0.1:{_port},CONTROLLER://127.0.0.1:{controllerPort}
            advertised.listeners=PLAINTEXT://127.0.0.1:{_port}
            controller.listener.names=CONTROLLER
            controller.quorum.bootstrap.servers=127.0.0.1:{controllerPort}
            log.dirs={_folder["data"]}
            auto.create.topics.enable=false
            log.retention.ms=-1
            log.retention.bytes=-1
            offsets.topic.num.partitions=4
            offsets.topic.replication.factor=1
            transaction.state.log.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.num.partitions=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0

            """;
        var lines = properties.Select(property => $"{property.Name}={property.Value}\n");
        await File.WriteAllTextAsync(PropertiesFile, usual.ToString(CultureInfo.InvariantCulture) + string.Concat(lines));

        // A cluster's id is 16 random bytes; the first is kept small because an id must not begin with a dash.
        var id = RandomNumberGenerator.GetBytes(16);
        id[0] &= 0x3F;
        await FormatAsync(Base64Url.EncodeToString(id));
    }

    private async Task FormatAsync(string clusterId)
    {
        var start = new ProcessStartInfo(_distribution.Storage, ["format", "--standalone", "-t", clusterId, "-c", PropertiesFile])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var format = Process.Start(start)!;
        var output = format.StandardOutput.ReadToEndAsync();
        var errors = format.StandardError.ReadToEndAsync();
        await format.WaitForExitAsync();
        if (format.ExitCode != 0)
        {
            throw new ServerNotStartedException("The broker's data folder could not be prepared.", await output + await errors);
        }
    }
}
