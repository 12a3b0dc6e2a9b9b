using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Streaming.Redis.Connections;

/// <summary>
/// Lets the client tell of each kind of trouble once a minute: while a server is away it says the same about each of its attempts, several times a second.
/// What is no trouble passes as it is.
/// </summary>
/// <param name="loggers">Where what passes goes.</param>
/// <param name="time">The clock.</param>
internal sealed class SparingLoggers(ILoggerFactory loggers, TimeProvider time) : ILoggerFactory
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new SparingLogger(loggers.CreateLogger(categoryName), time);

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

    /// <summary>Nothing of its own to let go of; the loggers belong to the host.</summary>
    public void Dispose()
    {
    }

    private sealed class SparingLogger(ILogger logger, TimeProvider time) : ILogger
    {
        private readonly ConcurrentDictionary<(EventId Event, string Kind), long> _told = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel < LogLevel.Warning || IsDue((eventId, KindOf(exception))))
            {
                logger.Log(logLevel, eventId, state, exception, formatter);
            }
        }

        /// <summary>A server that went away and comes back with another password is two troubles, of which the client tells by one event.</summary>
        private static string KindOf(Exception? exception) => exception switch
        {
            null => "",
            RedisConnectionException failed => failed.FailureType.ToString(),
            _ => exception.GetType().Name,
        };

        private bool IsDue((EventId Event, string Kind) trouble)
        {
            var now = time.GetTimestamp();
            if (_told.TryAdd(trouble, now))
            {
                return true;
            }

            var told = _told[trouble];
            return time.GetElapsedTime(told, now) >= Interval && _told.TryUpdate(trouble, now, told);
        }
    }
}
