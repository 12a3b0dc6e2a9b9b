using Microsoft.Extensions.Configuration;

namespace Streaming.Hosting;

/// <summary>
/// Compares a configuration section with the options that it is bound to, by names and nesting alone: the binder leaves out what it does not know, and with a
/// misspelt key everything would go on by the default without a word.
/// </summary>
internal static class ConfigurationShape
{
    /// <summary>Adds a fault for every key that is not an option, and for every value where a list or a group belongs, or the other way round.</summary>
    /// <param name="section">The section.</param>
    /// <param name="type">The options.</param>
    /// <param name="faults">Where faults go.</param>
    public static void Check(IConfiguration section, Type type, FaultList faults) => Check(section, type, null, faults);

    private static void Check(IConfiguration node, Type type, string? path, FaultList faults)
    {
        var children = node.GetChildren().ToArray();
        var value = (node as IConfigurationSection)?.Value;
        if (ReadableConfiguration.IsValue(Nullable.GetUnderlyingType(type) ?? type))
        {
            faults.Check(children.Length == 0, path!, $"a group of {children.Length}", "must be one value");
        }
        else if (!string.IsNullOrEmpty(value) && children.Length == 0)
        {
            faults.Add(path!, value, ItemType(type) is null ? "must be a group of options, each by its name" : "must be a list, even of one");
        }
        else if (IsGroup(type) && path is not null && children.Length == 0)
        {
            faults.Add(path, null, "must be a group of options, or left out");
        }
        else if (type.GetGenericArguments() is [_, var named])
        {
            CheckAll(children, named, path, faults);
        }
        else if (ItemType(type) is { } item)
        {
            CheckList(children, item, path, faults);
        }
        else
        {
            CheckOptions(children, type, path, faults);
        }
    }

    private static void CheckList(IConfigurationSection[] children, Type item, string? path, FaultList faults)
    {
        if (children.FirstOrDefault(static child => !int.TryParse(child.Key, out _)) is { } named)
        {
            faults.Add(path!, $"a group with {named.Key}", "must be a list");
            return;
        }

        foreach (var child in children.Where(child => item == typeof(string) && string.IsNullOrEmpty(child.Value)))
        {
            faults.Add(Join(path, child.Key), child.Value, "must have a value, or be left out");
        }

        CheckAll(children, item, path, faults);
    }

    private static void CheckAll(IConfigurationSection[] children, Type type, string? path, FaultList faults)
    {
        foreach (var child in children)
        {
            Check(child, type, Join(path, child.Key), faults);
        }
    }

    private static void CheckOptions(IConfigurationSection[] children, Type type, string? path, FaultList faults)
    {
        var options = type.GetProperties().Where(static property => property.CanWrite).ToArray();
        foreach (var child in children)
        {
            var option = options.FirstOrDefault(option => string.Equals(option.Name, child.Key, StringComparison.OrdinalIgnoreCase));
            if (option is null)
            {
                faults.Add(
                    Join(path, child.Key),
                    child.Value ?? "set",
                    $"must be spelt as one of {string.Join(", ", options.Select(static known => known.Name))}");
            }
            else
            {
                Check(child, option.PropertyType, Join(path, option.Name), faults);
            }
        }
    }

    private static bool IsGroup(Type type) => !type.IsGenericType;

    private static Type? ItemType(Type type) =>
        type.GetGenericArguments() is [var item] ? item : null;

    private static string Join(string? path, string key) => path is null ? key : $"{path}:{key}";
}
