namespace Streaming.Containers.Tests.Images;

/// <summary>The Dockerfile, as far as its images can be made and started without an engine.</summary>
internal static class Dockerfile
{
    private static readonly IReadOnlyList<(string Stage, string Name, string Text)> Instructions = Read();

    /// <summary>The images of others that it begins with, their versions as the file gives them.</summary>
    public static IReadOnlyList<string> BaseImages
    {
        get
        {
            var versions = Of("", "ARG").Select(text => text.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
            return [.. Instructions.Where(one => one.Name == "FROM" && one.Text.Contains(':', StringComparison.Ordinal)).Select(one => Resolve(one.Text.Split(' ')[0], versions))];
        }
    }

    /// <summary>What a stage runs, one shell command each.</summary>
    /// <param name="stage">The stage.</param>
    public static IReadOnlyList<string> RunsOf(string stage) => [.. Of(stage, "RUN")];

    /// <summary>What a stage copies from the build: from where, and where to.</summary>
    /// <param name="stage">The stage.</param>
    public static IReadOnlyList<(string From, string To)> CopiesOf(string stage) =>
        [.. Of(stage, "COPY").Select(text => text.Split(' ')).Where(words => words[0] == "--from=build").Select(words => (words[1], words[2]))];

    /// <summary>The environment that a stage sets.</summary>
    /// <param name="stage">The stage.</param>
    public static IReadOnlyDictionary<string, string> EnvironmentOf(string stage) => Of(stage, "ENV")
        .SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>What a stage's container starts.</summary>
    /// <param name="stage">The stage.</param>
    public static IReadOnlyList<string> EntrypointOf(string stage) =>
        System.Text.Json.JsonSerializer.Deserialize<string[]>(Of(stage, "ENTRYPOINT").Single())!;

    private static string Resolve(string text, Dictionary<string, string> versions) =>
        versions.Aggregate(text, static (current, version) => current.Replace($"${{{version.Key}}}", version.Value, StringComparison.Ordinal));

    private static IEnumerable<string> Of(string stage, string name) =>
        Instructions.Where(one => one.Stage == stage && one.Name == name).Select(one => one.Text);

    private static List<(string Stage, string Name, string Text)> Read()
    {
        var instructions = new List<(string Stage, string Name, string Text)>();
        var (stage, pending) = ("", "");
        foreach (var line in File.ReadLines(Path.Combine(ImageSource.Repository, "deploy", "docker", "Dockerfile")).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            pending += line;
            if (pending.EndsWith('\\'))
            {
                pending = pending[..^1];
                continue;
            }

            var (name, text) = (pending[..pending.IndexOf(' ', StringComparison.Ordinal)], pending[(pending.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            stage = name == "FROM" ? text[(text.LastIndexOf(' ') + 1)..] : stage;
            instructions.Add((stage, name, text));
            pending = "";
        }

        return instructions;
    }
}
