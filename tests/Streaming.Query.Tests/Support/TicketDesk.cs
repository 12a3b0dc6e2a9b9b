using Streaming.Domain.Settings;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Support;

/// <summary>A query service over the tickets of a small desk, of which one is called like a formula.</summary>
internal static class TicketDesk
{
    public const long Start = 1_772_409_600_000;
    public const long Hour = 3_600_000;

    public static DateTimeOffset Now { get; } = DateTimeOffset.FromUnixTimeMilliseconds(Start + (12 * Hour));

    /// <summary>T-1 answered after 5 min and solved, T-2 after 30 min; =T-3 waits.</summary>
    public static EventLog Log() => new EventLog()
        .Created("T-1", Start, team: "billing").Created("T-2", Start + 1_000, team: "a \"b\", c").Created("=T-3", Start + 2_000, team: "-tech")
        .Reply("T-1", Start + 300_000, agent: "a1").Reply("T-2", Start + 1_801_500, agent: "@a2")
        .Status("T-1", Start + Hour, "solved");

    public static async Task<QueryHost> StartAsync(EventLog log, params string[] settings)
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings());
        log.Records.ToList().ForEach(shard.Feed);
        shard.Commit(Now.ToUnixTimeMilliseconds());
        var host = await QueryHost.StartAsync(new EngineShardReader(shard), Now, settings);
        await host.RefreshAsync();
        return host;
    }
}
