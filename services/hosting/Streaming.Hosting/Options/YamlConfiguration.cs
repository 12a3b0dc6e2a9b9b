using Microsoft.Extensions.Configuration;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Streaming.Hosting;

/// <summary>Reads a YAML document into configuration keys, as the JSON reader does with JSON.</summary>
internal static class YamlConfiguration
{
    private const int MaxDepth = 32;

    /// <summary>Reads a document.</summary>
    /// <param name="text">The document.</param>
    /// <returns>Values by key.</returns>
    /// <exception cref="FormatException">The text is not one YAML document of groups, lists and values; the message says where.</exception>
    public static Dictionary<string, string?> Read(TextReader text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(text);
        }
        catch (YamlException fault)
        {
            throw new FormatException($"line {fault.Start.Line}, column {fault.Start.Column}: {fault.Message}", fault);
        }

        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        switch (stream.Documents.Count)
        {
            case 0:
                return values;
            case 1 when stream.Documents[0].RootNode is YamlMappingNode root:
                Add(values, root, "", 0);
                return values;
            case 1:
                throw new FormatException("the document must be a group of keys");
            default:
                throw new FormatException("there must be one document, not several");
        }
    }

    private static void Add(Dictionary<string, string?> values, YamlNode node, string path, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new FormatException($"line {node.Start.Line}: nested more than {MaxDepth} times");
        }

        switch (node)
        {
            case YamlMappingNode { Children.Count: 0 } or YamlSequenceNode { Children.Count: 0 } when path.Length > 0:
                // It is there, if only to be found empty.
                values.TryAdd(path, null);
                break;
            case YamlMappingNode mapping:
                foreach (var (key, child) in mapping.Children)
                {
                    var name = (key as YamlScalarNode)?.Value ?? throw new FormatException($"line {key.Start.Line}: a key must be a text");
                    Add(values, child, path.Length == 0 ? name : ConfigurationPath.Combine(path, name), depth + 1);
                }

                break;
            case YamlSequenceNode sequence:
                for (var i = 0; i < sequence.Children.Count; i++)
                {
                    Add(values, sequence.Children[i], ConfigurationPath.Combine(path, FormattableString.Invariant($"{i}")), depth + 1);
                }

                break;
            case YamlScalarNode scalar when !values.TryAdd(path, IsNull(scalar) ? null : scalar.Value):
                throw new FormatException($"line {scalar.Start.Line}: '{path}' is there twice");
            default:
                break;
        }
    }

    private static bool IsNull(YamlScalarNode scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is (null or "" or "~" or "null");
}
