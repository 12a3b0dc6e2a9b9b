using System.IO.Compression;
using System.Text;
using Streaming.Replay.Replaying;

namespace Streaming.Replay.Tests.Replaying;

public sealed class EventInputTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task FromStart_PlainOrGzip_SeekableOrKept_ReadsTwice(bool gzip, bool pipe)
    {
        var bytes = Bytes("one\ntwo\n", gzip);
        await using var input = EventInput.FromStream(pipe ? new Pipe(bytes) : new MemoryStream(bytes));
        await using var kept = await input.KeepAsync(CancellationToken.None);

        Assert.Equal(["one", "two"], await Lines(kept));
        Assert.Equal(["one", "two"], await Lines(kept));
        Assert.Equal(1, kept.Fraction);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    public async Task FromStart_FewerBytesThanAHead_AreRead(string text)
    {
        await using var input = EventInput.FromStream(new Pipe(Encoding.UTF8.GetBytes(text)));

        Assert.False(input.CanReadAgain);
        Assert.Equal(text, string.Concat(await Lines(input)));
    }

    private static async Task<List<string>> Lines(EventInput input)
    {
        var reader = await input.FromStart(CancellationToken.None);
        var lines = new List<string>();
        while (await reader.ReadAsync(CancellationToken.None))
        {
            lines.Add(Encoding.UTF8.GetString(reader.Current.Span));
        }

        return lines;
    }

    private static byte[] Bytes(string text, bool gzip)
    {
        using var bytes = new MemoryStream();
        using (Stream stream = gzip ? new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true) : bytes)
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush();
        }

        return bytes.ToArray();
    }

    // A stream that cannot go back, and gives one byte at a time, as a slow pipe may.
    private sealed class Pipe(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
