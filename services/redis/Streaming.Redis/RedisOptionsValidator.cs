using Microsoft.Extensions.Options;

namespace Streaming.Redis;

/// <summary>Checks each field of <see cref="RedisOptions"/> by its annotations.</summary>
[OptionsValidator]
internal sealed partial class RedisOptionsValidator : IValidateOptions<RedisOptions>;
