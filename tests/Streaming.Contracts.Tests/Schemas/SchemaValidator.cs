using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Streaming.Contracts.Tests.Schemas;

/// <summary>
/// Checks values against the part of JSON Schema 2020-12 that the event schemas use, and against <c>x-max-bytes</c>, which ordinary
/// validators ignore. A keyword that it does not know is an error, so that no rule of a schema is left unchecked.
/// </summary>
/// <param name="schemas">Where references lead.</param>
internal sealed class SchemaValidator(SchemaSet schemas)
{
    private static readonly HashSet<string> Silent = ["$schema", "$id", "$comment", "$defs", "title", "description", "default", "then"];

    /// <summary>Checks a value.</summary>
    /// <param name="value">The value; <see langword="null"/> is JSON's null.</param>
    /// <param name="file">Name of the schema's file.</param>
    /// <returns>What is wrong, one line a fault; empty when the value is valid.</returns>
    public IReadOnlyList<string> Check(JsonNode? value, string file)
    {
        var faults = new List<string>();
        Check(value, schemas.File(file), file, "$", faults);
        return faults;
    }

    private void Check(JsonNode? value, JsonNode schema, string file, string path, List<string> faults)
    {
        foreach (var (keyword, rule) in schema.AsObject())
        {
            if (Silent.Contains(keyword))
            {
                continue;
            }

            switch (keyword)
            {
                case "$ref":
                    var (target, targetFile) = schemas.Resolve(rule!.GetValue<string>(), file);
                    Check(value, target, targetFile, path, faults);
                    break;
                case "allOf":
                    foreach (var part in rule!.AsArray())
                    {
                        Check(value, part!, file, path, faults);
                    }

                    break;
                case "anyOf" when !rule!.AsArray().Any(part => IsValid(value, part!, file)):
                    faults.Add($"{path}: none of the alternatives fits");
                    break;
                case "if" when IsValid(value, rule!, file):
                    Check(value, schema["then"]!, file, path, faults);
                    break;
                case "properties" when value is JsonObject members:
                    foreach (var (name, part) in rule!.AsObject().Where(property => members.ContainsKey(property.Key)))
                    {
                        Check(members[name], part!, file, $"{path}.{name}", faults);
                    }

                    break;
                case "required" when value is JsonObject members:
                    faults.AddRange(rule!.AsArray()
                        .Select(name => name!.GetValue<string>())
                        .Where(name => !members.ContainsKey(name))
                        .Select(name => $"{path}.{name}: required"));
                    break;
                case "anyOf" or "if" or "properties" or "required":
                    break;
                default:
                    if (!Holds(keyword, rule, value))
                    {
                        faults.Add($"{path}: {keyword} {rule?.ToJsonString()}");
                    }

                    break;
            }
        }
    }

    private bool IsValid(JsonNode? value, JsonNode schema, string file)
    {
        var faults = new List<string>();
        Check(value, schema, file, "$", faults);
        return faults.Count == 0;
    }

    private static bool Holds(string keyword, JsonNode? rule, JsonNode? value)
    {
        var text = value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
        var number = value?.GetValueKind() == JsonValueKind.Number ? value.GetValue<decimal>() : (decimal?)null;
        return keyword switch
        {
            "type" => rule is JsonArray types ? types.Any(type => IsOf(type!.GetValue<string>(), value)) : IsOf(rule!.GetValue<string>(), value),
            "enum" => rule!.AsArray().Any(choice => JsonNode.DeepEquals(choice, value)),
            "const" => JsonNode.DeepEquals(rule, value),
            "minimum" => number is null || number >= rule!.GetValue<decimal>(),
            "maximum" => number is null || number <= rule!.GetValue<decimal>(),
            "minLength" => text is null || text.EnumerateRunes().Count() >= rule!.GetValue<int>(),
            "maxLength" => text is null || text.EnumerateRunes().Count() <= rule!.GetValue<int>(),
            "x-max-bytes" => Encoding.UTF8.GetByteCount(text ?? value?.ToJsonString() ?? "") <= rule!.GetValue<int>(),
            "pattern" => text is null || Regex.IsMatch(text, rule!.GetValue<string>(), RegexOptions.CultureInvariant),
            "format" when rule!.GetValue<string>() == "date-time" => text is null || IsRfc3339(text),
            _ => throw new NotSupportedException($"The validator does not know '{keyword}': {rule?.ToJsonString()}."),
        };
    }

    private static bool IsOf(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("string", JsonValueKind.String) or ("null", JsonValueKind.Null) => true,
        ("number", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger(value!.GetValue<decimal>()),
        _ => false,
    };

    private static bool IsRfc3339(string text) =>
        Regex.IsMatch(text, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
