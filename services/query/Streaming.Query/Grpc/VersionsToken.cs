using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Streaming.Query.Grpc;

/// <summary>Where a watch of what happens to tickets was left: of which selection, and behind which commit of each shard. The same on every replica.</summary>
/// <param name="Selection">Hash of the selection.</param>
/// <param name="Versions">The version of each shard up to which all was sent, by shard.</param>
internal sealed record VersionsToken(string Selection, IReadOnlyDictionary<int, long> Versions)
{
    private const string Format = "1";

    /// <summary>Reads the token of a request.</summary>
    /// <param name="text">What a client sent.</param>
    /// <param name="selection">Hash of the request's selection.</param>
    /// <returns><see langword="null"/> when there is none.</returns>
    /// <exception cref="global::Grpc.Core.RpcException">It is no token, or that of another selection.</exception>
    public static VersionsToken? Read(string text, string selection)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var token = TryParse(text) ?? throw RequestFault.Invalid("resume_token", "cannot be read; leave it empty to begin anew.");
        return token.Selection == selection ? token : throw RequestFault.Invalid("resume_token", "belongs to another selection.");
    }

    private static VersionsToken? TryParse(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':');
        if (parts.Length != 3 || parts[0] != Format)
        {
            return null;
        }

        var versions = new Dictionary<int, long>();
        foreach (var pair in parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at < 0
                || !int.TryParse(pair.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var shard)
                || !long.TryParse(pair.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            {
                return null;
            }

            versions[shard] = version;
        }

        return new VersionsToken(parts[1], versions);
    }

    /// <summary>The token as text.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        $"{Format}:{Selection}:{string.Join(',', Versions.OrderBy(static shard => shard.Key).Select(static shard => string.Create(CultureInfo.InvariantCulture, $"{shard.Key}={shard.Value}")))}"));
}
