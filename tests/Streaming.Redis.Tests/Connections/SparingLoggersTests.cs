using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using Streaming.Redis.Connections;

namespace Streaming.Redis.Tests.Connections;

public sealed class SparingLoggersTests
{
    [Fact]
    public void Log_TheSameTrouble_OnceAMinute()
    {
        using var written = new Written();
        var time = new SteppedTime();
        using var sparing = new SparingLoggers(written, time);
        var logger = sparing.CreateLogger("client");
        for (var second = 0; second < 150; second++)
        {
            logger.Log(LogLevel.Error, new EventId(89), "UnableToConnect", null, static (text, _) => text);
            logger.Log(LogLevel.Error, new EventId(90), "Failed", null, static (text, _) => text);
            logger.Log(LogLevel.Information, new EventId(1), "Trying", null, static (text, _) => text);
            time.Seconds++;
        }

        Assert.Equal(3, written.Lines.Count(static line => line == "client UnableToConnect"));
        Assert.Equal(3, written.Lines.Count(static line => line == "client Failed"));
        Assert.Equal(150, written.Lines.Count(static line => line == "client Trying"));
    }

    [Fact]
    public void Log_AnotherTroubleOfTheSameEvent_AtOnce()
    {
        using var written = new Written();
        using var sparing = new SparingLoggers(written, new SteppedTime());
        var logger = sparing.CreateLogger("client");
        foreach (var failure in (ConnectionFailureType[])[ConnectionFailureType.SocketClosed, ConnectionFailureType.AuthenticationFailure, ConnectionFailureType.SocketClosed])
        {
            logger.Log(LogLevel.Error, new EventId(89), $"{failure}", new RedisConnectionException(failure, "Failed"), static (text, _) => text);
        }

        Assert.Equal(["client SocketClosed", "client AuthenticationFailure"], written.Lines);
    }

    private sealed class Written : ILoggerFactory
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Writer(categoryName, Lines);

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }

    private sealed class Writer(string category, List<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add($"{category} {formatter(state, exception)}");
    }

    private sealed class SteppedTime : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
