using System.ComponentModel;
using Microsoft.Extensions.Configuration;

namespace Streaming.Hosting;

/// <summary>
/// Binds a section to options, values that cannot be read left out: the binder stops at the first of them, without a word about the others. Those
/// are told as faults instead.
/// </summary>
internal static class ReadableConfiguration
{
    /// <summary>Binds what can be read.</summary>
    /// <param name="section">The section.</param>
    /// <param name="options">The options.</param>
    public static void Bind(IConfiguration section, object options)
    {
        var unreadable = new List<string>();
        Find(section, options.GetType(), null, (path, _, _) => unreadable.Add(path));
        if (unreadable.Count == 0)
        {
            section.Bind(options);
            return;
        }

        // Keys without their values, in the order that a list keeps by its numbers.
        var prefix = section is IConfigurationSection named ? named.Path.Length + 1 : 0;
        var values = section.AsEnumerable()
            .Where(static pair => pair.Value is not null)
            .Where(pair => pair.Key.Length > prefix && !unreadable.Contains(pair.Key[prefix..], StringComparer.OrdinalIgnoreCase))
            .Select(pair => KeyValuePair.Create(pair.Key[prefix..], pair.Value));
        new ConfigurationBuilder().AddInMemoryCollection(values).Build().Bind(options);
    }

    /// <summary>Adds a fault for every value that cannot be read.</summary>
    /// <param name="section">The section.</param>
    /// <param name="type">The options.</param>
    /// <param name="faults">Where faults go.</param>
    public static void Check(IConfiguration section, Type type, FaultList faults) =>
        Find(section, type, null, (path, value, kind) => faults.Add(path, value, $"must be {Describe(kind)}"));

    private static void Find(IConfiguration node, Type type, string? path, Action<string, string, Type> found)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        var value = (node as IConfigurationSection)?.Value;
        if (IsValue(kind))
        {
            if (path is not null && value is not null && !(value.Length == 0 && kind != type) && !CanRead(kind, value))
            {
                found(path, value, kind);
            }

            return;
        }

        var arguments = kind.IsGenericType ? kind.GetGenericArguments() : [];
        foreach (var child in node.GetChildren())
        {
            var childType = arguments.Length > 0
                ? arguments[^1]
                : Array.Find(kind.GetProperties(), option => option.CanWrite && option.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase))?.PropertyType;
            if (childType is not null)
            {
                Find(child, childType, path is null ? child.Key : ConfigurationPath.Combine(path, child.Key), found);
            }
        }
    }

    /// <summary>Whether an option of a type is one value, not a list or a group.</summary>
    /// <param name="type">The type; of one that may be absent, the type beneath.</param>
    public static bool IsValue(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(TimeSpan) || type == typeof(Uri);

    private static bool CanRead(Type type, string value)
    {
        try
        {
            return type == typeof(string) || TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is not null;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Describe(Type type) => type switch
    {
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
        _ when type == typeof(TimeSpan) => "a duration, d.hh:mm:ss",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(double) => "a number",
        _ when type == typeof(Uri) => "an address",
        _ => "a whole number",
    };
}
