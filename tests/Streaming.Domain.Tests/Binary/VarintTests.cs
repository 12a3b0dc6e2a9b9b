using Streaming.Domain.Binary;

namespace Streaming.Domain.Tests.Binary;

public sealed class VarintTests
{
    [Fact]
    public void Skip_AnyNumberOfNumbers_EndsWhereReadingThemDoes()
    {
        var random = new Random(7);
        for (var run = 0; run < 200; run++)
        {
            var (bytes, length, ends) = (new byte[40 * Varint.MaxBytes], 3, new List<int> { 3 });
            for (var i = 0; i < 40; i++)
            {
                length = Varint.Write(bytes, length, (ulong)random.NextInt64() >> random.Next(64));
                ends.Add(length);
            }

            for (var count = 0; count <= 40; count++)
            {
                var at = 3;
                for (var i = 0; i < count; i++)
                {
                    Varint.Read(bytes, ref at);
                }

                Assert.Equal(ends[count], at);
                Assert.Equal(at, Varint.Skip(bytes.AsSpan(0, length), 3, count));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(-64)]
    [InlineData(-65)]
    [InlineData(8191)]
    [InlineData(8192)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void SignedLength_OfANumber_IsThatOfItsBytes(long value) =>
        Assert.Equal(Varint.WriteSigned(new byte[Varint.MaxBytes], 0, value), Varint.SignedLength(value));
}
