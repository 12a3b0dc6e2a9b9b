using Streaming.Domain.Binary;
using Streaming.Domain.Shards;

namespace Streaming.Domain.Tests.Shards;

public sealed class CommitBuilderTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(100, false)]
    [InlineData(100_000, false)]
    [InlineData(100, true)]
    [InlineData(100_000, true)]
    public void Set_Writer_HoldsWhatWasWritten(int bytes, bool isLent)
    {
        var value = new byte[bytes];
        new Random(bytes).NextBytes(value);
        var builder = new CommitBuilder();
        var writer = isLent ? new ByteWriter(new byte[200_000]) : new ByteWriter(capacity: 16);
        writer.WriteRaw(value);

        builder.Set(ShardHash.Pages, CommitBuilder.VersionField(7), ref writer);

        // Whoever rents next must not get what the commit still holds.
        var next = new ByteWriter(Math.Max(1, bytes));
        next.WriteRaw(new byte[bytes]);
        using var commit = builder.Build(new ShardEpoch(1, 1), 7, meta: []);
        Assert.Equal(value, Assert.Single(commit.Writes).Value!.Value.ToArray());
        Assert.Equal(bytes + 8, commit.PayloadBytes);
        next.Dispose();
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(10_000_000)]
    public void Set_WriterThatRepeatsItself_IsPacked(int bytes)
    {
        var value = new byte[bytes];
        for (var i = 0; i < bytes; i++)
        {
            value[i] = (byte)(i % 100);
        }

        var builder = new CommitBuilder();
        var writer = new ByteWriter(capacity: 16);
        writer.WriteRaw(value);

        var stored = builder.Set(ShardHash.Pages, CommitBuilder.VersionField(7), ref writer);

        using var commit = builder.Build(new ShardEpoch(1, 1), 7, meta: []);
        var packed = Assert.Single(commit.Writes).Value!.Value;
        Assert.InRange(stored, 1, bytes / 8);
        Assert.Equal((stored, stored + 8L), (packed.Length, commit.PayloadBytes));
        using var plain = PlainValue.Of(packed.Span);
        Assert.Equal(value, plain.Bytes.ToArray());
    }

    [Fact]
    public void Keep_Field_OutlivesItsSource()
    {
        var builder = new CommitBuilder();
        Span<byte> key = [1, 2, 3];

        builder.Delete(ShardHash.Dormant, builder.Keep(key));
        key.Clear();

        using var commit = builder.Build(new ShardEpoch(1, 1), 1, meta: []);
        Assert.Equal([1, 2, 3], Assert.Single(commit.Writes).Field.ToArray());
    }
}
