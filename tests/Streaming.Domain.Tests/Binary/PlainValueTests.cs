using Streaming.Domain.Binary;

namespace Streaming.Domain.Tests.Binary;

public sealed class PlainValueTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1_024)]
    [InlineData(300_000)]
    public void Of_Packed_IsWhatItWas(int bytes)
    {
        var value = Repeating(bytes);

        using var plain = PlainValue.Of(Pack(value));

        Assert.Equal(value, plain.Bytes.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("0000000000000007010203")]
    public void Of_Plain_IsItself(string hex)
    {
        var stored = Convert.FromHexString(hex);

        using var plain = PlainValue.Of(stored);

        Assert.Equal(stored, plain.Bytes.ToArray());
    }

    /// <summary>Any byte changed, or any missing, gives other bytes or a clear fault; nothing is read or written beyond the value.</summary>
    [Fact]
    public void Of_PackedAndDamaged_SaysSoOrHasItsLength()
    {
        var value = Repeating(5_000);
        var packed = Pack(value);
        var faults = 0;
        for (var at = 1; at < packed.Length; at++)
        {
            foreach (var bit in new[] { 1, 64, 128 })
            {
                var damaged = packed.ToArray();
                damaged[at] ^= (byte)bit;
                faults += IsFault(damaged) ? 1 : 0;
            }

            Assert.True(IsFault(packed[..at]));
        }

        Assert.True(faults > 0);
    }

    [Theory]
    [InlineData("FF")]
    [InlineData("FF00")]
    [InlineData("FFFFFFFFFF7F00")]
    [InlineData("FFFFFFFFFFFFFFFFFFFF0100")]
    public void Of_ImpossibleLength_IsAFault(string hex) => Assert.True(IsFault(Convert.FromHexString(hex)));

    private static bool IsFault(byte[] stored)
    {
        try
        {
            using var plain = PlainValue.Of(stored);
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private static byte[] Repeating(int bytes)
    {
        var value = new byte[bytes];
        new Random(1).NextBytes(value);
        for (var at = 64; at < bytes; at++)
        {
            value[at] = at % 7 == 0 ? value[at] : value[at - 64];
        }

        return value;
    }

    private static byte[] Pack(byte[] value)
    {
        var packed = new byte[ValuePacker.MostPackedBytes(value.Length)];
        return packed[..ValuePacker.Pack(value, packed)];
    }
}
