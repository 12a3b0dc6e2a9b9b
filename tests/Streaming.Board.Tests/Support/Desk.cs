using Streaming.Query.Tests.Support;

namespace Streaming.Board.Tests.Support;

/// <summary>The query service over a small desk whose clock and whose events the test moves.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly FakeShard[] _shards;
    private readonly FakeShardReader _reader;
    private readonly string[] _settings;

    private Desk(FakeShard[] shards, FakeShardReader reader, QueryHost host, string[] settings)
    {
        (_shards, _reader, Host, _settings) = (shards, reader, host, settings);
    }

    /// <summary>The service.</summary>
    public QueryHost Host { get; private set; }

    /// <summary>Where its page is.</summary>
    /// <param name="query">What the page is to show.</param>
    public Uri Page(string query = "") => new(Host.Http.BaseAddress!, query);

    public static async Task<Desk> StartAsync(params string[] settings)
    {
        var shards = SmallDesk.Shards();
        var reader = new FakeShardReader(shards);
        var host = await QueryHost.StartAsync(reader, SmallDesk.Now, settings);
        await host.RefreshAsync();
        return new Desk(shards, reader, host, settings);
    }

    /// <summary>Time passes without a word from the owners of the shards.</summary>
    public void Pass(TimeSpan time) => Host.Time.Advance(time);

    /// <summary>The owners say that they have everything up to now, with one ticket more.</summary>
    public async Task AddTicketAsync()
    {
        var now = Host.Time.GetUtcNow();
        _reader.Change(shards =>
        {
            SmallDesk.Created(shards[0], -40_000, "tech", "mail", 1);
            foreach (var shard in shards)
            {
                shard.Meta = shard.Meta with { TimerTimeMs = now.ToUnixTimeMilliseconds() };
                shard.Commit();
            }
        });
        await Host.RefreshAsync();
    }

    /// <summary>Ends the service, as an update would.</summary>
    /// <returns>The port that it had.</returns>
    public async Task<int> StopAsync()
    {
        var port = Host.Http.BaseAddress!.Port;
        await Host.DisposeAsync();
        return port;
    }

    /// <summary>Starts it again at the same port.</summary>
    /// <param name="port">The port.</param>
    /// <param name="settings">Other settings than before.</param>
    public async Task StartAgainAsync(int port, string[]? settings = null)
    {
        Host = await QueryHost.StartAsync(_reader, SmallDesk.Now, [.. settings ?? _settings, $"--http-port={port}"]);
        await Host.RefreshAsync();
    }

    /// <summary>Lets time pass until the service has told the page something: it may not have begun to wait yet.</summary>
    /// <param name="page">What the page is to come to.</param>
    /// <param name="step">How much passes at a time.</param>
    /// <param name="until">No time passes beyond this; unless set, there is no end.</param>
    public async Task PassUntilAsync(Task page, TimeSpan step, DateTimeOffset? until = null)
    {
        for (var i = 0; i < 600 && !page.IsCompleted; i++)
        {
            if (until is null || Host.Time.GetUtcNow() < until)
            {
                Pass(step);
            }

            await Task.WhenAny(page, Task.Delay(100));
        }

        await page;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
