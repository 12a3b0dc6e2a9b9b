using System.IO.Compression;
using System.Security.Cryptography;

namespace Streaming.Query.Board.Pages;

/// <summary>One file of the page, held in memory as it is sent. Never changes.</summary>
internal sealed class Asset
{
    private readonly Dictionary<string, (byte[] Bytes, string ETag)> _byEncoding = new(StringComparer.Ordinal);

    /// <summary>A file.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="contentType">Its media type.</param>
    public Asset(byte[] content, string contentType)
    {
        ContentType = contentType;
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
        Add("", content, hash);
        Add("br", Compress(content, static target => new BrotliStream(target, CompressionLevel.Optimal)), hash);
        Add("gzip", Compress(content, static target => new GZipStream(target, CompressionLevel.Optimal)), hash);
    }

    /// <summary>Its media type.</summary>
    public string ContentType { get; }

    /// <summary>The file in the best encoding that a reader accepts.</summary>
    /// <param name="accepted">The reader's <c>Accept-Encoding</c>.</param>
    public (string Encoding, byte[] Bytes, string ETag) For(string accepted)
    {
        var encoding = accepted.Contains("br", StringComparison.Ordinal) ? "br" : accepted.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "";
        var (bytes, etag) = _byEncoding[encoding];
        return (encoding, bytes, etag);
    }

    private void Add(string encoding, byte[] bytes, string hash) =>
        _byEncoding.Add(encoding, (bytes, encoding.Length == 0 ? $"\"{hash}\"" : $"\"{hash}-{encoding}\""));

    private static byte[] Compress(byte[] content, Func<Stream, Stream> compressor)
    {
        using var target = new MemoryStream();
        using (var stream = compressor(target))
        {
            stream.Write(content);
        }

        return target.ToArray();
    }
}
