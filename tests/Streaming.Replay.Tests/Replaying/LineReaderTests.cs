using System.Text;
using Streaming.Replay.Replaying;

namespace Streaming.Replay.Tests.Replaying;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\nb\n", new[] { "a", "b" })]
    [InlineData("a\r\n\r\nb", new[] { "a", "", "b" })]
    [InlineData("\uFEFFa\n\uFEFFb", new[] { "a", "\uFEFFb" })]
    public async Task ReadAsync_Text_GivesItsLines(string text, string[] expected) =>
        Assert.Equal(expected, (await ReadAll(text, 100)).Select(line => line.Text));

    [Fact]
    public async Task ReadAsync_LineTooLong_IsPassedOver()
    {
        var text = $"short\n{new string('x', 300_000)}\nnext\n{new string('y', 200_001)}";

        var lines = await ReadAll(text, 200_000);

        Assert.Equal([("short", false), ("", true), ("next", false), ("", true)], lines);
    }

    [Fact]
    public async Task ReadAsync_LongLines_ComeWhole()
    {
        var expected = Enumerable.Range(0, 30).Select(i => new string((char)('a' + i % 26), i * 9_999)).ToList();

        var lines = await ReadAll(string.Join('\n', expected) + "\n", 1_000_000);

        Assert.Equal(expected, lines.Select(line => line.Text));
    }

    [Fact]
    public async Task ReadAsync_StreamBreaksOffWithinALine_TheLineIsNotGiven()
    {
        var reader = new LineReader(new Breaking($"one\n\n{new string('x', 300_000)}"), 200_000);
        var lines = new List<string>();
        while (await reader.ReadAsync(CancellationToken.None))
        {
            lines.Add(Encoding.UTF8.GetString(reader.Current.Span));
        }

        Assert.Equal(["one", ""], lines);
        Assert.Equal((true, 2L, false), (reader.IsCutOff, reader.Lines, reader.IsTooLong));
        Assert.False(await reader.ReadAsync(CancellationToken.None));
    }

    // Fails at its end, as a damaged gzip does.
    private sealed class Breaking(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new InvalidDataException("broken");
    }

    private static async Task<List<(string Text, bool IsTooLong)>> ReadAll(string text, int longest)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var reader = new LineReader(stream, longest);
        var lines = new List<(string, bool)>();
        while (await reader.ReadAsync(CancellationToken.None))
        {
            lines.Add((Encoding.UTF8.GetString(reader.Current.Span), reader.IsTooLong));
        }

        return lines;
    }
}
