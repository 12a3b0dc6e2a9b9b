using System.Collections.Concurrent;
using System.Reflection;

namespace Streaming.Query.Board.Pages;

/// <summary>The files of the page, which the program carries within itself. Safe for use by many threads.</summary>
internal sealed class AssetStore
{
    private const string Prefix = "board/";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".webmanifest"] = "application/manifest+json",
        [".txt"] = "text/plain; charset=utf-8",
    };

    private readonly Assembly _assembly = typeof(AssetStore).Assembly;
    private readonly Dictionary<string, string> _names;
    private readonly ConcurrentDictionary<string, Asset> _read = new(StringComparer.Ordinal);

    /// <summary>The files of this program.</summary>
    public AssetStore()
    {
        // Where the program was built decides which slash is in a name.
        _names = _assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(static name => name[Prefix.Length..].Replace('\\', '/'), StringComparer.Ordinal);
    }

    /// <summary>The paths of all files.</summary>
    public IEnumerable<string> Paths => _names.Keys.Order(StringComparer.Ordinal);

    /// <summary>Names the build of this program, which changes whenever a file does; equal on all replicas of one build.</summary>
    public static string Version { get; } = typeof(AssetStore).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>A file, read and compressed when it is first asked for.</summary>
    /// <param name="path">Its path.</param>
    /// <returns><see langword="null"/> when there is none.</returns>
    public Asset? Find(string path) => _names.ContainsKey(path) ? _read.GetOrAdd(path, Read) : null;

    private Asset Read(string path)
    {
        using var stream = _assembly.GetManifestResourceStream(_names[path])!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new Asset(content, Types.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream"));
    }
}
