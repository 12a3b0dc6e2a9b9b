using System.Reflection;
using StackExchange.Redis;
using Streaming.Redis.Connections;
using Streaming.Redis.Shards;

namespace Streaming.Redis.Tests.Connections;

/// <summary>What becomes of commands whose connection the client gives up, as it does with one over which nothing comes any more.</summary>
public sealed class RedisCommandsTests
{
    public static TheoryData<string, Exception> Ends { get; } = new()
    {
        { "a cancelled wait", new TaskCanceledException() },
        { "a reader that was ended", new InvalidOperationException("Reading is not allowed after reader was completed.") },
        { "a socket that broke", new IOException("Broken pipe") },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Command_ConnectionGivenUp_IsALostConnectionThatMayPass(string end, Exception fault)
    {
        var database = DispatchProxy.Create<IDatabase, FailingDatabase>();
        ((FailingDatabase)(object)database).Fault = fault;
        var commands = new RedisCommands(database, new RedisTraffic());

        var commit = await Assert.ThrowsAsync<RedisConnectionException>(() => commands.EvaluateAsync("return 1", [], []));
        var read = await Assert.ThrowsAsync<RedisConnectionException>(() => commands.HashGetAsync("key", ["field"]));

        Assert.True(RedisErrors.MayPass(commit), end);
        Assert.Contains(fault.Message, read.Message, StringComparison.Ordinal);
    }

    /// <summary>A database of which every command fails.</summary>
    public class FailingDatabase : DispatchProxy
    {
        public Exception Fault { get; set; } = new InvalidOperationException();

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var answer = targetMethod!.ReturnType.GetGenericArguments()[0];
            var fail = typeof(Task).GetMethods().Single(static method => method is { Name: nameof(Task.FromException), IsGenericMethod: true });
            return fail.MakeGenericMethod(answer).Invoke(null, [Fault]);
        }
    }
}
