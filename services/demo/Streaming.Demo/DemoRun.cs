using Grpc.Core;
using Grpc.Net.Client;
using Streaming.Contracts.Kpi.V1;
using Streaming.Demo.Cli;
using Streaming.Demo.Feeds;
using Streaming.Demo.Processes;
using Streaming.Demo.Promises;
using Streaming.Demo.Replaying;
using Streaming.Demo.Reports;
using Streaming.Demo.Screens;
using Streaming.Replay;

namespace Streaming.Demo;

/// <summary>One demo from its start to its end.</summary>
/// <param name="options">What it is asked to do.</param>
/// <param name="time">The clock.</param>
internal sealed class DemoRun(DemoOptions options, TimeProvider time)
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly DemoOutput _output = new(options, time);
    private string? _cutOff;

    /// <summary>Runs it.</summary>
    /// <param name="stop">Stops it in good order.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="DemoException">Something failed; everything that was started is stopped.</exception>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        Ports.MustBeFree(options.GrpcPort, "--grpc-port");
        Ports.MustBeFree(options.HttpPort, "--http-port");
        Ports.MustBeFree(options.WorkerHttpPort, "--worker-http-port");
        try
        {
            JsonOutput.MustBeWritable(options.Json);
            PolicyFile.MustBeThere(options);
            _output.Tell("reading the events");
            await using var input = await DemoInput.OpenAsync(options, stop);
            await using var stack = await DemoStack.StartAsync(options, input, _output.Tell, time, stop);
            _output.Welcome(stack, input.Synthetic);
            await ServeAsync(stack, input, stop);
            return _cutOff is { } told ? throw new DemoException(told) : ExitCodes.Ok;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && _cutOff is { } told)
        {
            throw new DemoException(told);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return options.Ends ? ExitCodes.Stopped : ExitCodes.Ok;
        }
        catch (Exception failure) when (failure is ReplayException or IOException or UnauthorizedAccessException)
        {
            throw new DemoException(failure.Message, failure);
        }
    }

    private async Task ServeAsync(DemoStack stack, DemoInput input, CancellationToken stop)
    {
        using var channel = GrpcChannel.ForAddress(stack.Query.Urls["grpc"], new() { MaxReceiveMessageSize = null, ThrowOperationCanceledOnCancellation = true });
        var client = new KpiService.KpiServiceClient(channel);
        var feed = new KpiFeed(client, Headline.Selection(options), time);
        var view = new DemoView(stack.Board, () => feed.Latest, () => stack.DeadLetters.Count, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var hiding = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var failing = FailAsync(stack.WaitForFaultAsync(ending.Token));
        var watching = feed.RunAsync(ending.Token);
        var showing = _output.ShowAsync(view, hiding.Token);
        var working = WorkAsync();
        try
        {
            await await Task.WhenAny(working, failing, Unending(watching, ending.Token), Unending(showing, ending.Token));
        }
        catch (Exception broken) when (broken is HttpRequestException or RpcException or TaskCanceledException { InnerException: TimeoutException })
        {
            // A part that does not answer any more has mostly ended, which the system tells a moment later; that has the part's last lines.
            await Task.WhenAny(failing, Task.Delay(LastWords, time, stop));
            throw failing.Exception?.InnerException as DemoException ?? new($"A part does not answer any more: {broken.Message}", broken);
        }
        finally
        {
            await hiding.CancelAsync();
            await ending.CancelAsync();
            await Task.WhenAll(working, watching, showing, failing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task WorkAsync()
        {
            var outcome = await Task.Run(() => new DemoReplay(options, stack, input, client, view, time).RunAsync(ending.Token), ending.Token);
            if (outcome.Summary.CutOffAfter is { } lines)
            {
                view.Warning = _cutOff = $"{input.Events.TellCutOff(lines)} The numbers stand on what came before.";
            }

            if (options.Once || options.Json is not null)
            {
                var report = await new ReportMaker(options, stack, client, time).MakeAsync(outcome, input.Synthetic, ending.Token);
                await JsonOutput.WriteAsync(options.Json, report, ending.Token);
                if (options.Once)
                {
                    await hiding.CancelAsync();
                    await showing;
                    _output.Finish(report);
                }
            }

            if (!options.Ends)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, time, ending.Token);
            }
        }
    }

    private static async Task FailAsync(Task<DemoException> fault) => throw await fault;

    // A task that ends in good order must not end the demo; one that fails must.
    private static async Task Unending(Task task, CancellationToken cancellationToken)
    {
        await task;
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }
}
