using System.Diagnostics;

namespace Streaming.Integration.Tests.Pipelines;

/// <summary>Waits for what other processes do, with a deadline that only a broken one misses.</summary>
internal static class Wait
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Asks until the answer is there.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="ask">Asks; <see langword="null"/> means not yet. Failures to reach a server mean not yet too.</param>
    /// <param name="what">What is being waited for, and how far it has come, for the message.</param>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public static async Task<T> ForAsync<T>(Func<Task<T?>> ask, Func<string> what)
        where T : class
    {
        var started = Stopwatch.GetTimestamp();
        Exception? last = null;
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            try
            {
                if (await ask() is { } answer)
                {
                    return answer;
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or StackExchange.Redis.RedisException or Grpc.Core.RpcException)
            {
                last = fault;
            }

            await Task.Delay(AskEvery);
        }

        throw new TimeoutException($"After {Patience.TotalSeconds:0} s: {what()} {last?.Message}");
    }

    /// <summary>Asks until it is so.</summary>
    /// <param name="isSo">Asks.</param>
    /// <param name="what">What is being waited for, and how far it has come.</param>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public static Task UntilAsync(Func<Task<bool>> isSo, Func<string> what) =>
        ForAsync<object>(async () => await isSo() ? what : null, what);
}
