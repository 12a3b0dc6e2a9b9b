using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Streaming.Redis.Reading;
using Streaming.Redis.Shards;

namespace Streaming.Redis.Tests;

public sealed class RedisOptionsTests
{
    [Fact]
    public void Defaults_AreValid()
    {
        var options = Read([]);

        Assert.Equal(new RedisOptions(), options);
    }

    [Fact]
    public void Section_IsBound()
    {
        var options = Read(new() { ["Redis:Address"] = "redis://cache:1", ["Redis:KeyPrefix"] = "a.b-c_1", ["Redis:CommandTimeout"] = "00:00:09" });

        Assert.Equal("redis://cache:1", options.Address);
        Assert.Equal("a.b-c_1", options.KeyPrefix);
        Assert.Equal(TimeSpan.FromSeconds(9), options.CommandTimeout);
    }

    [Fact]
    public void Nonsense_IsRefusedWithEveryReason()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(new()
        {
            ["Redis:Address"] = "http://cache",
            ["Redis:KeyPrefix"] = "with{brace",
            ["Redis:CommandTimeout"] = "00:00:00",
            ["Redis:ReadPageBytes"] = "1",
            ["Redis:RetryDelay"] = "00:00:09",
        }));

        var text = string.Join('\n', error.Failures);
        foreach (var name in new[] { "Address", "KeyPrefix", "CommandTimeout", "ReadPageBytes", "RetryDelayLimit" })
        {
            Assert.Contains(name, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AddStreamingRedis_Services_AreMadeWithoutConnecting()
    {
        await using var services = Services([]);

        Assert.NotNull(services.GetRequiredService<IShardStore>());
        Assert.NotNull(services.GetRequiredService<IShardReader>());
    }

    private static RedisOptions Read(Dictionary<string, string?> settings)
    {
        using var services = Services(settings);
        return services.GetRequiredService<IOptions<RedisOptions>>().Value;
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddLogging()
        .AddStreamingRedis()
        .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
}
