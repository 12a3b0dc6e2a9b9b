using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Streaming.Redis.Checks;
using Streaming.Redis.Connections;
using Streaming.Redis.Reading;
using Streaming.Redis.Shards;

namespace Streaming.Redis;

/// <summary>Registers the Redis edge.</summary>
public static class RedisServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IShardStore"/>, <see cref="IShardReader"/>, <see cref="RedisServerChecks"/>, <see cref="RedisConnections"/> and
    /// <see cref="RedisTraffic"/>, with <see cref="RedisOptions"/> bound to its section and checked at start. Connections are opened at first use.
    /// </summary>
    /// <param name="services">The services to add to.</param>
    public static IServiceCollection AddStreamingRedis(this IServiceCollection services)
    {
        services.AddOptions<RedisOptions>().BindConfiguration(RedisOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RedisOptions>, RedisOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RedisOptions>, RedisOptionsRules>());

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RedisTraffic>();
        services.TryAddSingleton<RedisConnections>();
        services.TryAddSingleton<RedisServerChecks>();
        services.TryAddSingleton<IShardStore, RedisShardStore>();
        services.TryAddSingleton<IShardReader, RedisShardReader>();
        return services;
    }
}
