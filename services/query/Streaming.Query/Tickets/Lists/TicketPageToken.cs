using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Streaming.Domain.Windows;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Tickets.Lists;

/// <summary>Where a list goes on: of which request, over which interval, after which ticket. The same on every replica.</summary>
/// <param name="Request">Hash of the request.</param>
/// <param name="Interval">The interval of the first page, which holds for all.</param>
/// <param name="After">The last ticket of the page.</param>
internal sealed record TicketPageToken(string Request, TimeInterval Interval, TicketCursor After)
{
    private const string Format = "1";
    private static readonly long EarliestMs = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LatestMs = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>The hash of a request, its page apart.</summary>
    /// <param name="request">The request.</param>
    public static string HashOf(Wire.ListTicketsRequest request)
    {
        var whole = request.Clone();
        whole.PageToken = "";
        whole.PageSize = 0;
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(whole.ToByteArray()).AsSpan(0, 8));
    }

    /// <summary>Reads a token.</summary>
    /// <param name="text">What a client sent.</param>
    /// <returns><see langword="null"/> when it is no token.</returns>
    public static TicketPageToken? TryParse(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':');
        return parts.Length == 8
            && parts[0] == Format
            && TryNumber(parts[2], out var startMs)
            && TryNumber(parts[3], out var endMs)
            && startMs >= EarliestMs
            && startMs <= endMs
            && endMs <= LatestMs
            && TryNumber(parts[4], out var rank)
            && byte.TryParse(parts[5], NumberStyles.None, CultureInfo.InvariantCulture, out var kind)
            && int.TryParse(parts[6], NumberStyles.None, CultureInfo.InvariantCulture, out var shard)
            && Base64Url.IsValid(parts[7])
            ? new TicketPageToken(parts[1], new TimeInterval(startMs, endMs), new TicketCursor(rank, kind, Base64Url.DecodeFromChars(parts[7]), shard))
            : null;
    }

    /// <summary>The token as text.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{Format}:{Request}:{Interval.StartMs}:{Interval.EndMs}:{After.Rank}:{After.Kind}:{After.Shard}:{Base64Url.EncodeToString(After.Id)}")));

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
