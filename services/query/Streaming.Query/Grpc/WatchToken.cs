using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>Where a watch was left: of which selection, at which state, up to which as-of. The same on every replica.</summary>
/// <param name="Selection">Hash of the selection.</param>
/// <param name="StateId">The state of the last message.</param>
/// <param name="AsOfMs">The as-of of the last message, Unix milliseconds.</param>
internal sealed record WatchToken(string Selection, string StateId, long AsOfMs)
{
    private const string Format = "1";

    /// <summary>The hash of a selection.</summary>
    /// <param name="request">The selection.</param>
    public static string HashOf(Wire.GetKpisRequest request) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(request.ToByteArray()).AsSpan(0, 8));

    /// <summary>Reads a token.</summary>
    /// <param name="text">What a client sent.</param>
    /// <returns><see langword="null"/> when it is no token.</returns>
    public static WatchToken? TryParse(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':');
        return parts.Length == 4 && parts[0] == Format && long.TryParse(parts[3], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var asOfMs)
            ? new WatchToken(parts[1], parts[2], asOfMs)
            : null;
    }

    /// <summary>The token as text.</summary>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Format}:{Selection}:{StateId}:{AsOfMs}")));
}
