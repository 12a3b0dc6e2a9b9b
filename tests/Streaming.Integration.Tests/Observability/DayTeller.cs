using System.Globalization;
using Streaming.Integration.Tests.Pipelines;

namespace Streaming.Integration.Tests.Observability;

/// <summary>Tells a pipeline of one small desk's day after the other, so that whatever is asked meanwhile has something recent to answer from.</summary>
internal sealed class DayTeller : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _telling;

    /// <summary>Begins.</summary>
    /// <param name="pipeline">Who is told.</param>
    public DayTeller(Pipeline pipeline) => _telling = TellAsync(pipeline, _stop.Token);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _telling;
        _stop.Dispose();
    }

    private static async Task TellAsync(Pipeline pipeline, CancellationToken cancellationToken)
    {
        using var sender = new EventSender(pipeline);
        for (var day = 1; !cancellationToken.IsCancellationRequested; day++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"day{day}");
            await sender.SendAsync(DeskDay.Events(TimeProvider.System.GetUtcNow(), name));
            await Task.Delay(Every, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
