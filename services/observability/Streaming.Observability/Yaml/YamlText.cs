using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Streaming.Observability.Yaml;

/// <summary>Makes YAML from nested values: the same text on every machine, quoted where a reader could take text for something else.</summary>
internal static partial class YamlText
{
    private static readonly HashSet<string> Words = new(["true", "false", "yes", "no", "on", "off", "null", "y", "n"], StringComparer.OrdinalIgnoreCase);

    /// <summary>A document.</summary>
    /// <param name="heading">Comment lines above it.</param>
    /// <param name="root">
    /// The value: <see cref="Map"/>, a sequence, text, a number or a boolean. Entries whose value is <see langword="null"/> are left out.
    /// </param>
    public static string Of(string heading, object root)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(Node(root))).Save(new Emitter(writer, new EmitterSettings(2, int.MaxValue, false, 1024)), assignAnchors: false);
        var text = writer.ToString();
        var end = text.LastIndexOf("...", StringComparison.Ordinal);
        text = end >= 0 && text[end..].Trim() == "..." ? text[..end] : text;
        var comments = string.Concat(heading.Split('\n').Select(line => line.Length == 0 ? "#\n" : $"# {line}\n"));
        return comments + text.TrimEnd('\n') + "\n";
    }

    private static YamlNode Node(object value) => value switch
    {
        Map map => Mapping(map),
        bool truth => new YamlScalarNode(truth ? "true" : "false") { Style = ScalarStyle.Plain },
        int number => new YamlScalarNode(number.ToString(System.Globalization.CultureInfo.InvariantCulture)) { Style = ScalarStyle.Plain },
        double number => new YamlScalarNode(Rules.PromText.Number(number)) { Style = ScalarStyle.Plain },
        string text => new YamlScalarNode(text) { Style = StyleOf(text) },
        IEnumerable<object> items => new YamlSequenceNode(items.Select(Node)),
        _ => throw new ArgumentException($"{value.GetType()} has no form in YAML here.", nameof(value)),
    };

    private static YamlMappingNode Mapping(Map map)
    {
        var node = new YamlMappingNode();
        foreach (var (key, value) in map.Entries)
        {
            node.Add(new YamlScalarNode(key) { Style = StyleOf(key) }, Node(value));
        }

        return node;
    }

    private static ScalarStyle StyleOf(string text) => text switch
    {
        _ when text.Contains('\n', StringComparison.Ordinal) => ScalarStyle.Literal,
        _ when PlainText().IsMatch(text) && !Words.Contains(text) => ScalarStyle.Plain,
        _ => ScalarStyle.SingleQuoted,
    };

    // A word, or a duration.
    [GeneratedRegex("^([A-Za-z_][A-Za-z0-9_./-]*|[0-9]+(ms|s|m|h|d|w))$")]
    private static partial Regex PlainText();
}
