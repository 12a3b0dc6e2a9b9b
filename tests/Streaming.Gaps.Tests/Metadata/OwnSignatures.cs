using System.Reflection;

namespace Streaming.Gaps.Tests.Metadata;

/// <summary>Spells the public types and members of a loaded assembly as <see cref="OfficialSignatures"/> keeps them.</summary>
internal static class OwnSignatures
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static string Name(Type type)
    {
        var outer = type.IsNested ? Name(type.DeclaringType!).Split('<')[0] + "." : type.Namespace + ".";
        return outer + Simple(type);
    }

    /// <summary>The members that the type itself declares for others to see; what overrides <see cref="object"/>'s is left out.</summary>
    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}");
        }

        if (type.IsSubclassOf(typeof(Delegate)))
        {
            return [Spelled(type.GetMethod("Invoke")!)];
        }

        return
        [
            .. type.GetConstructors(Declared).Where(IsSeen).Select(static constructor => ".ctor" + Parameters(constructor)),
            .. type.GetMethods(Declared).Where(static method => IsSeen(method) && !method.IsSpecialName && !IsOfObject(method)).Select(Spelled),
            .. type.GetMethods(Declared).Where(static method => IsSeen(method) && method.Name.StartsWith("op_", StringComparison.Ordinal)).Select(Spelled),
            .. type.GetProperties(Declared).Where(static property => property.GetAccessors(nonPublic: true).Any(IsSeen)).Select(Spelled),
            .. type.GetFields(Declared).Where(static field => field.IsPublic || field.IsFamily).Select(static field => $"{(field.IsStatic ? "static " : "")}{Of(field.FieldType)} {field.Name}"),
        ];
    }

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsOfObject(MethodInfo method) => method.GetBaseDefinition().DeclaringType == typeof(object);

    private static string Spelled(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Of))}>" : "";
        return $"{(method.IsStatic ? "static " : "")}{Of(method.ReturnType).Replace("ref ", "", StringComparison.Ordinal)} {method.Name}{generic}{Parameters(method)}";
    }

    private static string Spelled(PropertyInfo property)
    {
        var seen = property.GetAccessors(nonPublic: true).Where(IsSeen).ToArray();
        var accessors = seen.Length == 2 ? "{get,set}" : seen[0].Name.Contains("get_", StringComparison.Ordinal) ? "{get}" : "{set}";
        var index = property.GetIndexParameters();
        var indexer = index.Length == 0 ? "" : $"[{string.Join(",", index.Select(static one => Of(one.ParameterType)))}]";
        return $"{(seen[0].IsStatic ? "static " : "")}{Of(property.PropertyType).Replace("ref ", "", StringComparison.Ordinal)} {property.Name}{indexer}{accessors}";
    }

    private static string Parameters(MethodBase method)
        => $"({string.Join(",", method.GetParameters().Select(static one => Of(one.ParameterType).Replace("ref ", "", StringComparison.Ordinal) + (one.ParameterType.IsByRef ? "&" : "")))})";

    /// <summary>A type as a signature names it: without its namespace.</summary>
    private static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return "ref " + Of(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        return type.IsGenericParameter || !type.IsNested ? Simple(type) : $"{Of(type.DeclaringType!).Split('<')[0]}.{Simple(type)}";
    }

    private static string Simple(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : name;
    }
}
