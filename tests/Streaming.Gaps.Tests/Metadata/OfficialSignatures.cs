namespace Streaming.Gaps.Tests.Metadata;

/// <summary>
/// The public signatures of an official assembly, read from a page that has a line for each type and, indented below it, one
/// for each of its members. Names of parameters, default values and modifiers that callers do not see are left aside.
/// </summary>
internal sealed class OfficialSignatures
{
    private static readonly HashSet<string> Modifiers =
        ["public", "protected", "static", "virtual", "abstract", "override", "sealed", "readonly", "const", "params", "this", "in", "ref", "out"];

    private readonly Dictionary<string, HashSet<string>> _types = [];

    private OfficialSignatures(IEnumerable<string> lines)
    {
        HashSet<string> members = [];
        foreach (var line in lines.Where(static line => !string.IsNullOrWhiteSpace(line)))
        {
            if (char.IsWhiteSpace(line[0]))
            {
                AddMembers(members, line.Trim());
            }
            else
            {
                (var type, var invoke) = Header(line);
                if (!_types.TryGetValue(type, out members!))
                {
                    _types[type] = members = [];
                }

                if (invoke is not null)
                {
                    members.Add(invoke);
                }
            }
        }
    }

    public static OfficialSignatures Read(string file) => new(File.ReadLines(file));

    public bool HasType(string type) => _types.ContainsKey(type);

    public bool HasMember(string type, string member) => _types.TryGetValue(type, out var members) && members.Contains(member);

    /// <summary>Splits at a separator that stands outside all brackets.</summary>
    internal static IEnumerable<string> Split(string text, char separator)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '<' or '(' or '[' => 1, '>' or ')' or ']' => -1, _ => 0 };
            if (text[i] == separator && depth == 0)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..].Trim();
        }
    }

    /// <summary>The type that a line opens and, for a delegate, the signature that it is called by.</summary>
    private static (string Type, string? Invoke) Header(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var space = line[..colon];
        var words = Split(line[(colon + 2)..].Replace(" : ", "\u0001", StringComparison.Ordinal).Split('\u0001')[0], ' ').Where(static word => !Modifiers.Contains(word)).ToArray();
        if (words[0] != "delegate")
        {
            return ($"{space}.{words[1]}", null);
        }

        var call = string.Join(' ', words[2..]);
        var name = call[..call.IndexOf('(', StringComparison.Ordinal)];
        return ($"{space}.{name}", $"{words[1]} Invoke{Parameters(call)}");
    }

    private static void AddMembers(HashSet<string> members, string line)
    {
        if (!line.Contains('(', StringComparison.Ordinal) && !line.Contains('{', StringComparison.Ordinal) && line.Contains(" = ", StringComparison.Ordinal) && !line.StartsWith("public", StringComparison.Ordinal))
        {
            foreach (var value in Split(line, ','))
            {
                members.Add(value);
            }

            return;
        }

        var isStatic = Split(line, ' ').Contains("static") || Split(line, ' ').Contains("const");
        var words = Split(line.Replace(" { get; }", "{get}", StringComparison.Ordinal).Replace(" { get; set; }", "{get,set}", StringComparison.Ordinal), ' ')
            .SkipWhile(Modifiers.Contains)
            .ToArray();
        members.Add((isStatic ? "static " : "") + Member(words));
    }

    private static string Member(string[] words)
    {
        var text = string.Join(' ', words);
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open >= 0)
        {
            // A constructor's line has no type of result.
            var head = text[..open];
            var isMethod = Split(head, ' ').Count() > 1;
            return isMethod ? head + Parameters(text) : ".ctor" + Parameters(text);
        }

        var constant = text.IndexOf(" = ", StringComparison.Ordinal);
        return constant >= 0 ? text[..constant] : Indexer(text);
    }

    private static string Indexer(string text)
    {
        var open = text.IndexOf("Item[", StringComparison.Ordinal);
        return open < 0 ? text : $"{text[..open]}Item[{text[(open + 5)..].Split(' ')[0]}]{text[text.IndexOf(']', open)..].TrimStart(']')}";
    }

    private static string Parameters(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var list = text[(open + 1)..text.LastIndexOf(')')];
        return $"({string.Join(",", Split(list, ',').Select(Parameter))})";
    }

    private static string Parameter(string text)
    {
        var words = Split(text.Split(" = ")[0], ' ').ToArray();
        var byReference = words.Any(static word => word is "in" or "ref" or "out");
        return words.First(word => !Modifiers.Contains(word)) + (byReference ? "&" : "");
    }
}
