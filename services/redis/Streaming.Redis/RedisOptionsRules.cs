using Microsoft.Extensions.Options;
using Streaming.Redis.Connections;

namespace Streaming.Redis;

/// <summary>Checks what annotations cannot say: the address's form, and fields against each other.</summary>
internal sealed class RedisOptionsRules : IValidateOptions<RedisOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, RedisOptions options)
    {
        var failures = new List<string>();
        if (options.RetryDelayLimit < options.RetryDelay)
        {
            failures.Add($"{RedisOptions.Section}:{nameof(RedisOptions.RetryDelayLimit)} ({options.RetryDelayLimit}) must not be less than {nameof(RedisOptions.RetryDelay)} ({options.RetryDelay}).");
        }

        if (!string.IsNullOrWhiteSpace(options.Address))
        {
            try
            {
                _ = RedisAddress.Parse(options.Address);
            }
            catch (FormatException error)
            {
                failures.Add($"{RedisOptions.Section}:{nameof(RedisOptions.Address)}: {error.Message}");
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
