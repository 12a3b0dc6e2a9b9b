using Streaming.Domain.Binary;

namespace Streaming.Domain.Tests.Binary;

public sealed class ByteWriterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void Write_IntoTheCallersArray_IsTheSameAsIntoAPooledOne(int bytes)
    {
        var lent = new ByteWriter(new byte[bytes]);
        var pooled = new ByteWriter(capacity: 16);

        Write(ref lent);
        Write(ref pooled);

        Assert.Equal(pooled.Written, lent.Written);
        lent.Dispose();
        pooled.Dispose();
    }

    [Fact]
    public void Advance_PartOfTheRoom_KeepsThatPart()
    {
        var writer = new ByteWriter(new byte[2]);
        writer.WriteByte(1);

        var room = writer.Reserve(20);
        room[0] = 2;
        room[1] = 3;
        writer.Advance(1);
        writer.WriteUnsigned(300);

        Assert.Equal([1, 2, 0xAC, 0x02], writer.Written.ToArray());
        writer.Dispose();
    }

    private static void Write(ref ByteWriter writer)
    {
        for (var number = 1UL; number != 0; number <<= 1)
        {
            writer.WriteByte((byte)number);
            writer.WriteUnsigned(number - 1);
            writer.WriteUnsigned(number);
            writer.WriteSigned(-(long)number);
        }

        writer.WriteText("text");
        writer.WriteBigEndian(5);
    }
}
