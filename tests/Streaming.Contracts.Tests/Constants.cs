using System.Reflection;

namespace Streaming.Contracts.Tests;

/// <summary>Reads the constants of a static class.</summary>
internal static class Constants
{
    /// <summary>The text constants of a class, by their member names.</summary>
    /// <param name="type">A class of constants.</param>
    public static Dictionary<string, string> Of(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral && field.FieldType == typeof(string))
        .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);
}
