using System.Globalization;
using Microsoft.Extensions.Options;

namespace Streaming.Hosting;

/// <summary>Collects the faults of one options section, so that a start that fails names all of them, each with its key and value.</summary>
/// <param name="section">The configuration section that the options were bound from.</param>
public sealed class FaultList(string section)
{
    private readonly List<string> _faults = [];

    /// <summary>Whether any fault was found.</summary>
    public bool Any => _faults.Count > 0;

    /// <summary>Adds a fault unless the condition holds.</summary>
    /// <param name="holds">What must be true.</param>
    /// <param name="key">The option's key within the section.</param>
    /// <param name="value">The value that was configured.</param>
    /// <param name="rule">What the value must be, to be read after the value: "must be …".</param>
    public void Check(bool holds, string key, object? value, string rule)
    {
        if (!holds)
        {
            Add(key, value, rule);
        }
    }

    /// <summary>Adds a fault.</summary>
    /// <param name="key">The option's key within the section.</param>
    /// <param name="value">The value that was configured.</param>
    /// <param name="rule">What the value must be, to be read after the value: "must be …".</param>
    public void Add(string key, object? value, string rule)
    {
        var shown = value is null ? "(absent)" : Convert.ToString(value, CultureInfo.InvariantCulture);
        _faults.Add($"{section}:{key} is '{shown}' but {rule}.");
    }

    /// <summary>The result for the options system: success, or all faults.</summary>
    public ValidateOptionsResult ToResult() => Any ? ValidateOptionsResult.Fail(_faults) : ValidateOptionsResult.Success;
}
