using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Streaming.Domain.Shards;

namespace Streaming.Query.Grpc;

/// <summary>Where a watch of what happens to tickets was left: of which selection, and behind which commit of each shard. The same on every replica.</summary>
/// <param name="Selection">Hash of the selection.</param>
/// <param name="Positions">Up to where all of each shard was sent, by shard.</param>
internal sealed record VersionsToken(string Selection, IReadOnlyDictionary<int, ShardPosition> Positions)
{
    private const string Format = "2";

    /// <summary>Tokens of before positions had epochs: the same without them. They are read on, for clients hold them.</summary>
    private const string FormatWithoutEpochs = "1";

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
        if (parts.Length != 3 || parts[0] is not (Format or FormatWithoutEpochs))
        {
            return null;
        }

        var positions = new Dictionary<int, ShardPosition>();
        foreach (var pair in parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at < 0
                || !int.TryParse(pair.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var shard)
                || ParsePosition(pair[(at + 1)..]) is not { } position)
            {
                return null;
            }

            positions[shard] = position;
        }

        return new VersionsToken(parts[1], positions);
    }

    private static ShardPosition? ParsePosition(string text)
    {
        var parts = text.Split('/');
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return null;
        }

        if (parts.Length == 1)
        {
            return new ShardPosition(version, Epoch: null);
        }

        return parts.Length == 3
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var counter)
            && ulong.TryParse(parts[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var nonce)
            ? new ShardPosition(version, new ShardEpoch(counter, nonce))
            : null;
    }

    /// <summary>The token as text.</summary>
    public override string ToString()
    {
        var shards = Positions.OrderBy(static shard => shard.Key).Select(static shard => $"{shard.Key.ToString(CultureInfo.InvariantCulture)}={TextOf(shard.Value)}");
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Format}:{Selection}:{string.Join(',', shards)}"));
    }

    private static string TextOf(ShardPosition position) => position.Epoch is { } epoch
        ? string.Create(CultureInfo.InvariantCulture, $"{position.Version}/{epoch.Counter}/{epoch.Nonce:x}")
        : position.Version.ToString(CultureInfo.InvariantCulture);
}
