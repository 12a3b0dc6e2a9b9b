using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Streaming.Hosting;

/// <summary>Names every value of a section that cannot be read, and every key that is no option.</summary>
/// <typeparam name="TOptions">The options.</typeparam>
/// <param name="configuration">The host's configuration.</param>
/// <param name="section">The section.</param>
internal sealed class ReadableOptionsValidator<TOptions>(IConfiguration configuration, string section) : IValidateOptions<TOptions>
    where TOptions : class
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TOptions options) => configuration.FaultsOf<TOptions>(section).ToResult();
}
