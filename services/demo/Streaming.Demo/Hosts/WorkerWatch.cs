using System.Text.Json;

namespace Streaming.Demo.Hosts;

/// <summary>Asks the worker again and again whether it is ready: one that stands still, for a fault that waiting does not mend, must not be waited for.</summary>
/// <param name="worker">The worker.</param>
/// <param name="time">The clock.</param>
internal sealed class WorkerWatch(HostProcess worker, TimeProvider time)
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(2);

    // A broker or Redis may be away for a while and come back.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Watches until the worker was not ready for a minute.</summary>
    /// <param name="cancellationToken">Stops watching.</param>
    /// <returns>What to tell.</returns>
    public async Task<DemoException> WaitForFaultAsync(CancellationToken cancellationToken)
    {
        var readyAt = time.GetTimestamp();
        while (true)
        {
            await Task.Delay(AskEvery, time, cancellationToken).ConfigureAwait(false);
            var reason = await FindReasonAsync(cancellationToken).ConfigureAwait(false);
            if (reason is null)
            {
                readyAt = time.GetTimestamp();
            }
            else if (time.GetElapsedTime(readyAt) > Patience)
            {
                return new($"The worker stands still: {reason}");
            }
        }
    }

    private async Task<string?> FindReasonAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await worker.Http.GetAsync(new Uri("health/ready", UriKind.Relative), cancellationToken).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? null : ReadReasons(await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            return failure.Message;
        }
    }

    private static string ReadReasons(string text)
    {
        try
        {
            using var answer = JsonDocument.Parse(text);
            return string.Join("; ", answer.RootElement.GetProperty("parts").EnumerateArray()
                .Select(static part => part.GetProperty("reason").GetString()).Where(static reason => reason is not null));
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException)
        {
            return text;
        }
    }
}
