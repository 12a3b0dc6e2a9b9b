using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

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
        private readonly ConcurrentDictionary<EventId, long> _told = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel < LogLevel.Warning || IsDue(eventId))
            {
                logger.Log(logLevel, eventId, state, exception, formatter);
            }
        }

        private bool IsDue(EventId eventId)
        {
            var now = time.GetTimestamp();
            if (_told.TryAdd(eventId, now))
            {
                return true;
            }

            var told = _told[eventId];
            return time.GetElapsedTime(told, now) >= Interval && _told.TryUpdate(eventId, now, told);
        }
    }
}
