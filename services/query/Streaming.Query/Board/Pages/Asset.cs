using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Streaming.Query.Board.Pages;

/// <summary>One file of the page, held in memory as it is sent. Never changes.</summary>
internal sealed class Asset
{
    private static readonly string[] Smallest = ["br", "gzip"];

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

    /// <summary>The file in the encoding that a reader likes best; of several, in the smallest.</summary>
    /// <param name="accepted">The reader's <c>Accept-Encoding</c>. What it refuses (<c>br;q=0</c>) it does not get; where it cannot be read, it gets the file as it is.</param>
    public (string Encoding, byte[] Bytes, string ETag) For(string accepted)
    {
        var known = StringWithQualityHeaderValue.TryParseList([accepted], out var read) ? read : [];
        var (encoding, best) = ("", QualityOf("identity") ?? 0);
        foreach (var smaller in Smallest)
        {
            var quality = QualityOf(smaller) ?? QualityOf("*") ?? 0;
            if (quality > best || (quality == best && quality > 0 && encoding.Length == 0))
            {
                (encoding, best) = (smaller, quality);
            }
        }

        var (bytes, etag) = _byEncoding[encoding];
        return (encoding, bytes, etag);

        double? QualityOf(string name) => known.FirstOrDefault(one => one.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found ? found.Quality ?? 1 : null;
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
