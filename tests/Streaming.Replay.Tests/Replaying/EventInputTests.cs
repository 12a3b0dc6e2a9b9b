using System.Globalization;
using System.IO.Compression;
using System.IO.Pipes;
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

    // Without the last bytes the text is whole, and only the length that follows it is not.
    [Theory]
    [InlineData(false, 4)]
    [InlineData(false, 8)]
    [InlineData(true, 8)]
    [InlineData(false, 3_000)]
    [InlineData(true, 3_000)]
    public async Task FromStart_GzipCutShort_GivesTheWholeLinesAndSaysSo(bool pipe, int missing)
    {
        var lines = Enumerable.Range(0, 2_000).Select(static number => $"{number} {number * 7919 % 2017} {number * 104_729 % 3001}").ToList();
        var bytes = Bytes(string.Join('\n', lines) + "\n", gzip: true)[..^missing];
        await using var input = EventInput.FromStream(pipe ? new Pipe(bytes) : new MemoryStream(bytes), "events.gz");
        await using var kept = await input.KeepAsync(CancellationToken.None);

        for (var pass = 0; pass < 2; pass++)
        {
            var reader = await kept.FromStart(CancellationToken.None);
            var read = await Lines(reader);

            Assert.Equal(lines.Take(read.Count), read);
            Assert.InRange(read.Count, missing > 8 ? 1 : lines.Count, missing > 8 ? lines.Count - 1 : lines.Count);
            Assert.Equal((true, (long)read.Count), (reader.IsCutOff, reader.Lines));
        }

        Assert.Equal("events.gz breaks off after line 1,234: its gzip is cut short or damaged.", kept.TellCutOff(1_234));
    }

    [Fact]
    public async Task FromStart_DamagedGzip_SaysSo()
    {
        var bytes = Bytes(string.Concat(Enumerable.Range(0, 2_000).Select(static number => $"{number * 7919 % 2017}\n")), gzip: true);
        bytes[^6] ^= 0x55;
        await using var input = EventInput.FromStream(new MemoryStream(bytes));
        var reader = await input.FromStart(CancellationToken.None);

        await Lines(reader);

        Assert.True(reader.IsCutOff);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FromStart_WholeInput_IsNotCutOff(bool gzip)
    {
        // The last line has no end, and gzip files may follow one another.
        await using var input = EventInput.FromStream(new MemoryStream([.. Bytes("one\n", gzip), .. Bytes("\ntwo", gzip)]));
        var reader = await input.FromStart(CancellationToken.None);

        Assert.Equal(["one", "", "two"], await Lines(reader));
        Assert.Equal((false, 3L), (reader.IsCutOff, reader.Lines));
    }

    [Fact]
    public void Open_Folder_IsRefusedInWords()
    {
        var refused = Assert.Throws<IOException>(() => EventInput.Open(AppContext.BaseDirectory));

        Assert.Equal($"{AppContext.BaseDirectory} is a folder; name one file of events, or - for standard input.", refused.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PipeThatIsSilent_WhoeverStops_DoesNotWaitForMore(bool keeps)
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        await using var input = EventInput.Open(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}"));
        pipe.Write("one\ntw"u8);
        using var stop = new CancellationTokenSource();

        var reading = keeps ? input.KeepAsync(stop.Token) : ReadAllAsync();
        await Task.WhenAny(reading, Task.Delay(200));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(TimeSpan.FromSeconds(10)));

        async Task ReadAllAsync()
        {
            var lines = await input.FromStart(stop.Token);
            while (await lines.ReadAsync(stop.Token))
            {
                Assert.Equal("one", Encoding.UTF8.GetString(lines.Current.Span));
            }
        }
    }

    private static async Task<List<string>> Lines(EventInput input) => await Lines(await input.FromStart(CancellationToken.None));

    private static async Task<List<string>> Lines(LineReader reader)
    {
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
