using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Streaming.Domain.Sla.Clocks;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.SlaEvents;

/// <summary>Where a list of events goes on: of which request, after which event. The same on every replica.</summary>
/// <param name="Request">Hash of the request.</param>
/// <param name="After">The last event of the page.</param>
internal sealed record SlaEventPageToken(string Request, SlaEventPlace After)
{
    private const string Format = "1";

    /// <summary>The hash of a request, its page apart.</summary>
    /// <param name="request">The request.</param>
    public static string HashOf(Wire.ListSlaEventsRequest request)
    {
        var whole = request.Clone();
        whole.PageToken = "";
        whole.PageSize = 0;
        return HashOf((IMessage)whole);
    }

    /// <summary>The hash of a message.</summary>
    /// <param name="message">The message.</param>
    public static string HashOf(IMessage message) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(message.ToByteArray()).AsSpan(0, 8));

    /// <summary>Reads a token.</summary>
    /// <param name="text">What a client sent.</param>
    /// <returns><see langword="null"/> when it is no token.</returns>
    public static SlaEventPageToken? TryParse(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':');
        return parts.Length == 8
            && parts[0] == Format
            && long.TryParse(parts[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var atMs)
            && byte.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var clock)
            && TryNumber(parts[4], out var cycle)
            && long.TryParse(parts[5], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            && TryNumber(parts[6], out var shard)
            && Base64Url.IsValid(parts[7])
            ? new SlaEventPageToken(parts[1], new SlaEventPlace(atMs, Base64Url.DecodeFromChars(parts[7]), (ClockKind)clock, cycle, revision, shard))
            : null;
    }

    /// <summary>The token as text.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{Format}:{Request}:{After.AtMs}:{(int)After.Clock}:{After.Cycle}:{After.Revision}:{After.Shard}:{Base64Url.EncodeToString(After.Id)}")));

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
