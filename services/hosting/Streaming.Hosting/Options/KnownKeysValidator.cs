using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace Streaming.Hosting;

/// <summary>
/// Names what is on the command line and in the files of settings and that nobody reads: misspelt, it would be the default without a word. The
/// environment is not looked at, for it is everybody's.
/// </summary>
/// <param name="args">The command line.</param>
/// <param name="switches">The switches of all parts.</param>
/// <param name="configuration">The host's configuration.</param>
internal sealed class KnownKeysValidator(string[] args, IEnumerable<KnownSwitches> switches, IConfiguration configuration) : IValidateOptions<HostingOptions>
{
    private static readonly string Choices = string.Join(", ", KnownKeys.Sections);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, HostingOptions options)
    {
        var faults = new List<string>();
        CheckCommandLine(faults);
        CheckFiles(faults);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>Reads the command line as its configuration does: <c>--key=value</c>, <c>--key value</c>, the same with a slash, or <c>key=value</c>.</summary>
    private void CheckCommandLine(List<string> faults)
    {
        var known = switches.SelectMany(static part => part.Names).ToList();
        for (var i = 0; i < args.Length; i++)
        {
            var (shown, hasValue) = args[i].IndexOf('=') is var end && end >= 0 ? (args[i][..end], true) : (args[i], false);
            var isDashed = shown.StartsWith("--", StringComparison.Ordinal);
            if (!isDashed && !shown.StartsWith('/') && !hasValue)
            {
                faults.Add($"'{shown}' is no option: options are --key=value or --key value.");
                continue;
            }

            var key = isDashed ? shown[2..] : shown.TrimStart('/');
            if (!known.Contains($"--{key}", StringComparer.OrdinalIgnoreCase) && !(KnownKeys.Has(key.Split(':')[0]) && key != "$schema"))
            {
                faults.Add($"{shown} is no option: it must be spelt as {string.Join(", ", known)}, or begin with one of {Choices}.");
            }
            else if (!hasValue && i + 1 == args.Length)
            {
                faults.Add($"{shown} has no value: it must be {shown}=value.");
            }

            i += hasValue ? 0 : 1;
        }
    }

    private void CheckFiles(List<string> faults)
    {
        foreach (var file in (configuration as IConfigurationRoot)?.Providers.OfType<JsonConfigurationProvider>() ?? [])
        {
            faults.AddRange(file.GetChildKeys([], null)
                .Where(static key => !KnownKeys.Has(key))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(key => $"{key} in {file.Source.Path} is no section: it must be spelt as one of {Choices}."));
        }
    }
}
