using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Streaming.Query.SlaEvents;

/// <summary>Where a watch of events was left: of which selection, and behind which commit of each shard. The same on every replica.</summary>
/// <param name="Selection">Hash of the selection.</param>
/// <param name="Versions">The version of each shard whose events were sent, by shard.</param>
internal sealed record SlaEventToken(string Selection, IReadOnlyDictionary<int, long> Versions)
{
    private const string Format = "1";

    /// <summary>Reads a token.</summary>
    /// <param name="text">What a client sent.</param>
    /// <returns><see langword="null"/> when it is no token.</returns>
    public static SlaEventToken? TryParse(string text)
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

        return new SlaEventToken(parts[1], versions);
    }

    /// <summary>The token as text.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        $"{Format}:{Selection}:{string.Join(',', Versions.OrderBy(static shard => shard.Key).Select(static shard => string.Create(CultureInfo.InvariantCulture, $"{shard.Key}={shard.Value}")))}"));
}
