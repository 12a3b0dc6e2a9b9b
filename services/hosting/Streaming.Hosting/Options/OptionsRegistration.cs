using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Streaming.Hosting;

/// <summary>One way to register options: bound from their section, checked at start, handed out as plain values.</summary>
public static class OptionsRegistration
{
    /// <summary>
    /// Binds options from a section, validates them when the host starts, and registers the bound value itself, so that parts take
    /// <typeparamref name="TOptions"/> and not a wrapper.
    /// </summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <typeparam name="TValidator">Names every fault of the options.</typeparam>
    /// <param name="services">Where to register.</param>
    /// <param name="section">The configuration section.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddValidatedOptions<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class, new()
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TValidator>());
        return services.AddReadableOptions<TOptions>(section);
    }

    /// <summary>
    /// Binds options of a part that knows no host as a host binds its own: a value that cannot be read is a fault among all others, and not an
    /// exception that hides them. Replaces the part's own binding, keeps its rules, and registers the bound value itself.
    /// </summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="services">Where to register.</param>
    /// <param name="section">The configuration section.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddReadableOptions<TOptions>(this IServiceCollection services, string section)
        where TOptions : class, new()
    {
        services.AddSingleton<IValidateOptions<TOptions>>(
            provider => new ReadableOptionsValidator<TOptions>(provider.GetRequiredService<IConfiguration>(), section));
        services.RemoveAll<IConfigureOptions<TOptions>>();
        services.AddOptions<TOptions>()
            .Configure<IConfiguration>((options, configuration) => Bound(options, configuration, section))
            .ValidateOnStart();
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<TOptions>>().Value);
        return services;
    }

    /// <summary>The options of a section, as far as its values can be read; the host names the others when it starts.</summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="configuration">The configuration.</param>
    /// <param name="section">The configuration section.</param>
    public static TOptions ReadOptions<TOptions>(this IConfiguration configuration, string section)
        where TOptions : class, new() => Bound(new TOptions(), configuration, section);

    /// <summary>What is wrong with a section by its form alone: keys that are no option, and values that cannot be read.</summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="configuration">The configuration.</param>
    /// <param name="section">The configuration section.</param>
    /// <returns>The faults, each with its key and value; none where all is well.</returns>
    public static FaultList FaultsOf<TOptions>(this IConfiguration configuration, string section)
        where TOptions : class
    {
        var faults = new FaultList(section);
        ConfigurationShape.Check(configuration.GetSection(section), typeof(TOptions), faults);
        ReadableConfiguration.Check(configuration.GetSection(section), typeof(TOptions), faults);
        return faults;
    }

    private static TOptions Bound<TOptions>(TOptions options, IConfiguration configuration, string section)
        where TOptions : class
    {
        ReadableConfiguration.Bind(configuration.GetSection(section), options);
        return options;
    }
}
