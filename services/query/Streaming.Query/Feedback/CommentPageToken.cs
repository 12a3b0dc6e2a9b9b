using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Streaming.Domain.Events;
using Streaming.Domain.Windows;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Feedback;

/// <summary>Where a list of comments goes on: of which request, over which interval, after which comment. The same on every replica.</summary>
/// <param name="Request">Hash of the request.</param>
/// <param name="Interval">The interval of the first page, which holds for all.</param>
/// <param name="After">The last comment of the page.</param>
internal sealed record CommentPageToken(string Request, TimeInterval Interval, CommentCursor After)
{
    private const string Format = "c1";

    /// <summary>The hash of a request, its page apart.</summary>
    /// <param name="request">The request.</param>
    public static string HashOf(Wire.ListCommentsRequest request)
    {
        var whole = request.Clone();
        whole.PageToken = "";
        whole.PageSize = 0;
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(whole.ToByteArray()).AsSpan(0, 8));
    }

    /// <summary>Reads a token.</summary>
    /// <param name="text">What a client sent.</param>
    /// <returns><see langword="null"/> when it is no token.</returns>
    public static CommentPageToken? TryParse(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':');
        return parts.Length == 9
            && parts[0] == Format
            && TryNumber(parts[2], out var startMs)
            && TryNumber(parts[3], out var endMs)
            && TryNumber(parts[4], out var answeredMs)
            && byte.TryParse(parts[5], NumberStyles.None, CultureInfo.InvariantCulture, out var kind)
            && int.TryParse(parts[6], NumberStyles.None, CultureInfo.InvariantCulture, out var shard)
            && TryText(parts[7], out var subject)
            && TryText(parts[8], out var response)
            ? new CommentPageToken(parts[1], new TimeInterval(startMs, endMs), new CommentCursor(answeredMs, response, (SubjectKind)kind, subject, shard))
            : null;
    }

    /// <summary>The token as text.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{Format}:{Request}:{Interval.StartMs}:{Interval.EndMs}:{After.AnsweredMs}:{(byte)After.Kind}:{After.Shard}:{Coded(After.SubjectId)}:{Coded(After.ResponseId)}")));

    private static string Coded(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static bool TryText(string coded, out string text)
    {
        var isValid = Base64Url.IsValid(coded);
        text = isValid ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(coded)) : "";
        return isValid;
    }

    private static bool TryNumber(string text, out long number) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
