using Microsoft.Extensions.Options;

namespace Streaming.Hosting;

/// <summary>Checks <see cref="SlaOptions"/>, with the files that they name, and names every fault at once.</summary>
/// <param name="source">Where the options came from.</param>
internal sealed class SlaOptionsValidator(SlaSource source) : IValidateOptions<SlaOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SlaOptions options)
    {
        var faults = new FaultList(source.Label);
        ConfigurationShape.Check(source.Options, typeof(SlaOptions), faults);
        _ = SlaPolicySetReader.Read(options, source.Folder, faults);
        var results = new ValidateOptionsResultBuilder();
        results.AddResult(source.FileFaults.ToResult());
        results.AddResult(faults.ToResult());
        return results.Build();
    }
}
