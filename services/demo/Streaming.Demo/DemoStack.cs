using Streaming.Demo.Cli;
using Streaming.Demo.DeadLetters;
using Streaming.Demo.Hosts;
using Streaming.Demo.Processes;
using Streaming.Demo.Promises;
using Streaming.Demo.Servers;

namespace Streaming.Demo;

/// <summary>Everything that a demo starts: Kafka, Redis, the worker and the query service. Disposing stops it all, services first.</summary>
internal sealed class DemoStack : IAsyncDisposable
{
    private readonly Launcher _launcher = new();
    private readonly RunFolder _folder;
    private readonly TimeProvider _time;
    private IKafkaServer? _kafka;
    private IRedisServer? _redis;
    private DemoKeys? _keys;
    private HostProcess? _worker;
    private HostProcess? _query;
    private DeadLetterReader? _letters;

    private DemoStack(RunFolder folder, TimeProvider time)
    {
        _folder = folder;
        _time = time;
    }

    /// <summary>Kafka.</summary>
    public IKafkaServer Kafka => _kafka!;

    /// <summary>Redis.</summary>
    public IRedisServer Redis => _redis!;

    /// <summary>The ingestion worker.</summary>
    public HostProcess Worker => _worker!;

    /// <summary>The query service.</summary>
    public HostProcess Query => _query!;

    /// <summary>Where the wall-board is, with the window in which the bundled tickets show.</summary>
    public string Board => $"{Query.Urls["http"]}?window=7d";

    /// <summary>What the worker could not read.</summary>
    public DeadLetterReader DeadLetters => _letters!;

    private IEnumerable<ChildProcess> Processes =>
        new[] { _kafka?.Process, _redis?.Process, _worker?.Process, _query?.Process }.OfType<ChildProcess>();

    /// <summary>Starts everything and waits until it is ready.</summary>
    /// <param name="options">What the demo is asked to do.</param>
    /// <param name="input">Its events.</param>
    /// <param name="tell">Is told what is being waited for.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops starting; what was started is stopped.</param>
    /// <returns>The running parts.</returns>
    /// <exception cref="DemoException">A part does not start.</exception>
    public static async Task<DemoStack> StartAsync(
        DemoOptions options, DemoInput input, Action<string> tell, TimeProvider time, CancellationToken cancellationToken)
    {
        var stack = new DemoStack(new RunFolder(options.LogFolder), time);
        try
        {
            await stack.StartPartsAsync(options, input, tell, cancellationToken).ConfigureAwait(false);
            return stack;
        }
        catch
        {
            await stack.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Waits until a part ends by itself or the worker stands still, which none should.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What to tell.</returns>
    public async Task<DemoException> WaitForFaultAsync(CancellationToken cancellationToken)
    {
        var processes = Processes.ToList();
        var ends = processes.ConvertAll(static process => process.Exited);
        var fault = new WorkerWatch(Worker, _time).WaitForFaultAsync(cancellationToken);
        var first = await Task.WhenAny([.. ends, fault]).ConfigureAwait(false);
        return first == fault
            ? await fault.ConfigureAwait(false)
            : await processes.First(process => process.Exited == first).CrashAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(DisposeAsync(_query), DisposeAsync(_worker), DisposeAsync(_letters)).ConfigureAwait(false);
        await DisposeAsync(_keys).ConfigureAwait(false);
        await Task.WhenAll(DisposeAsync(_redis), DisposeAsync(_kafka)).ConfigureAwait(false);
        _launcher.Dispose();
        _folder.Dispose();
    }

    private static Task DisposeAsync(IAsyncDisposable? part) => part is null ? Task.CompletedTask : part.DisposeAsync().AsTask();

    private async Task StartPartsAsync(DemoOptions options, DemoInput input, Action<string> tell, CancellationToken cancellationToken)
    {
        tell("starting Kafka and Redis");
        await TogetherAsync(
            cancellationToken,
            async token => _kafka = await KafkaServers.StartAsync(_launcher, _folder, token).ConfigureAwait(false),
            async token => _redis = ExternalRedis.FromEnvironment() ?? (IRedisServer)await GarnetServer.StartAsync(_launcher, _folder, token).ConfigureAwait(false))
            .ConfigureAwait(false);

        // A Redis that outlives this Kafka would hold offsets of topics that are gone: such a demo keeps its keys apart, and takes them away.
        _keys = Redis is ExternalRedis && Kafka is not ExternalKafka ? new DemoKeys(Redis.Address) : null;
        // State that outlives the demo keeps the hours that it was made with.
        var shift = Redis is ExternalRedis && _keys is null ? null : input.HoursShift(options, _time.GetUtcNow());
        var addresses = new PartAddresses(Kafka.BootstrapServers, Redis.Address, _keys?.Prefix, PolicyFile.Prepare(options, shift, _folder), IsRedisNew: Redis is not ExternalRedis);

        tell("starting the worker and the query service");
        var worker = HostSettings.Worker(options, addresses, input.KeepDays);
        var query = HostSettings.Query(options, addresses, input.KeepDays);
        await TogetherAsync(
            cancellationToken,
            token => StartHostAsync("worker", "Streaming.Ingestion", worker, host => _worker = host, token),
            token => StartHostAsync("query service", "Streaming.Query", query, host => _query = host, token),
            async token => _letters = await DeadLetterReader.StartAsync(Kafka.BootstrapServers, _time, token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    // The first failure stops the others, and is the one to tell.
    private static async Task TogetherAsync(CancellationToken cancellationToken, params Func<CancellationToken, Task>[] starts)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = starts.Select(start => Task.Run(() => start(stop.Token), CancellationToken.None)).ToList();
        DemoException? failure = null;
        await foreach (var ended in Task.WhenEach(running).ConfigureAwait(false))
        {
            if (ended.Exception?.InnerException is DemoException first)
            {
                failure ??= first;
            }

            if (!ended.IsCompletedSuccessfully)
            {
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }

        if (failure is not null)
        {
            throw failure;
        }

        await Task.WhenAll(running).ConfigureAwait(false);
    }

    private async Task StartHostAsync(
        string name, string assembly, IReadOnlyDictionary<string, string?> settings, Action<HostProcess> keep, CancellationToken cancellationToken)
    {
        var host = await HostProcess.StartAsync(_launcher, _folder, name, assembly, settings, _time, cancellationToken).ConfigureAwait(false);
        keep(host);
        await host.WaitUntilReadyAsync(cancellationToken).ConfigureAwait(false);
    }
}
