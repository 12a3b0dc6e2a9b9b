namespace Prometheus;

/// <summary>Which names metrics and labels may have.</summary>
internal static class Names
{
    public static void CheckMetric(string name)
    {
        if (!IsIdentifier(name))
        {
            throw new ArgumentException($"'{name}' is no name for a metric: letters, digits and '_', not a digit first.", nameof(name));
        }
    }

    public static void CheckLabel(string name)
    {
        if (!IsIdentifier(name) || name.StartsWith("__", StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{name}' is no name for a label: letters, digits and '_', neither a digit nor '__' first.", nameof(name));
        }
    }

    private static bool IsIdentifier(string? name)
        => !string.IsNullOrEmpty(name) && !char.IsAsciiDigit(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
