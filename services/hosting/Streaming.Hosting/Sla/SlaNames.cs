using System.Text;
using Streaming.Contracts;

namespace Streaming.Hosting;

/// <summary>Which names policies and versions may have.</summary>
internal static class SlaNames
{
    // Names stand in the expressions and templates of alerting rules, which would read these as their own.
    private const string Marks = "\"\\{}";

    /// <summary>Adds a fault where a name is none.</summary>
    /// <param name="faults">Where it goes.</param>
    /// <param name="key">The option.</param>
    /// <param name="name">The name.</param>
    public static void Check(FaultList faults, string key, string? name)
    {
        var isName = !string.IsNullOrEmpty(name)
            && name.Trim() == name
            && !name.Any(static letter => char.IsControl(letter) || Marks.Contains(letter, StringComparison.Ordinal))
            && Encoding.UTF8.GetByteCount(name) <= Limits.StringBytes;
        faults.Check(isName, key, name, $"must be a name of 1 to {Limits.StringBytes} bytes, without blanks at its ends and without any of {Marks}");
        faults.Check(
            name is not (DimensionValues.Other or DimensionValues.Unknown),
            key,
            name,
            $"must be another name: {DimensionValues.Other} and {DimensionValues.Unknown} have a meaning of their own");
    }
}
