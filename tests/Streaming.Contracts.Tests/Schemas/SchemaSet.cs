using System.Text.Json.Nodes;

namespace Streaming.Contracts.Tests.Schemas;

/// <summary>The schemas of the events, by file name, and the references between them.</summary>
internal sealed class SchemaSet
{
    private readonly Dictionary<string, JsonNode> _files;

    private SchemaSet(Dictionary<string, JsonNode> files) => _files = files;

    /// <summary>Names of all files.</summary>
    public IEnumerable<string> Names => _files.Keys;

    /// <summary>Loads every schema of the repository.</summary>
    public static SchemaSet Load() => new(ContractFiles.JsonNames("events/schemas")
        .ToDictionary(name => name, name => JsonNode.Parse(ContractFiles.Read($"events/schemas/{name}"))!));

    /// <summary>One whole file.</summary>
    /// <param name="name">Its name.</param>
    public JsonNode File(string name) => _files[name];

    /// <summary>Finds what a reference points to.</summary>
    /// <param name="reference">The reference: a file, a pointer into it, or both.</param>
    /// <param name="file">The file in which it stands.</param>
    /// <returns>The schema, and the file that it lies in.</returns>
    public (JsonNode Schema, string File) Resolve(string reference, string file)
    {
        var parts = reference.Split('#');
        var target = parts[0].Length == 0 ? file : parts[0];
        var schema = _files[target];
        foreach (var step in parts.Length > 1 ? parts[1].Split('/', StringSplitOptions.RemoveEmptyEntries) : [])
        {
            schema = schema[step] ?? throw new InvalidOperationException($"'{reference}' in {file} points nowhere.");
        }

        return (schema, target);
    }
}
