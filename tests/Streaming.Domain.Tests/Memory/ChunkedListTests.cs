using Streaming.Domain.Memory;

namespace Streaming.Domain.Tests.Memory;

public sealed class ChunkedListTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(32)]
    [InlineData(256)]
    public void Add_UpToSeveralChunks_HasEachAtItsPlace(int chunkItems)
    {
        var list = new ChunkedList<(int Number, long Square)>(chunkItems);

        for (var i = 0; i < 1_000; i++)
        {
            Assert.Equal(i, list.Count);
            list.Add((i, (long)i * i));
            for (var known = 0; known <= i; known += 7)
            {
                Assert.Equal((known, (long)known * known), list[known]);
            }
        }
    }

    [Fact]
    public void Indexer_Changed_KeepsTheChange()
    {
        var list = new ChunkedList<int>(16);
        for (var i = 0; i < 100; i++)
        {
            list.Add(i);
        }

        list[3] = -3;
        list[99]++;

        Assert.Equal((-3, 4, 100), (list[3], list[4], list[99]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(16)]
    public void Indexer_NotThere_Throws(int index)
    {
        var list = new ChunkedList<int>(1);
        list.Add(1);
        list.Add(2);
        list.Add(3);

        Assert.ThrowsAny<Exception>(() => list[index]);
    }
}
