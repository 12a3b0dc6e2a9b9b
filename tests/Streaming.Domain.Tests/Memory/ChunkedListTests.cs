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
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(64)]
    public void RemoveLast_BetweenAdds_TakesTheNewestAndKeepsTheOthers(int chunkItems)
    {
        var list = new ChunkedList<int>(chunkItems);
        var expected = new List<int>();
        for (var i = 0; i < 2_000; i++)
        {
            // Grows to some 200, and goes down to nothing and through the edges of chunks on the way.
            if (expected.Count > 0 && (i / 200 % 2 == 1 || i % 3 == 0))
            {
                Assert.Equal(expected[^1], list.RemoveLast());
                expected.RemoveAt(expected.Count - 1);
            }
            else
            {
                list.Add(i);
                expected.Add(i);
            }

            Assert.Equal(expected.Count, list.Count);
            Assert.Equal(expected, Enumerable.Range(0, list.Count).Select(place => list[place]));
        }
    }

    [Fact]
    public void RemoveLast_Empty_Throws()
    {
        var list = new ChunkedList<int>(16);
        list.Add(1);
        list.RemoveLast();

        Assert.Throws<ArgumentOutOfRangeException>(() => list.RemoveLast());
        Assert.Equal(0, list.Count);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(16, 3)]
    [InlineData(16, 15)]
    [InlineData(1024, 5)]
    [InlineData(16, -1)]
    public void Indexer_PlaceNotTaken_Throws(int chunkItems, int index)
    {
        var list = new ChunkedList<int>(chunkItems);
        list.Add(1);
        list.Add(2);
        list.Add(3);

        Assert.Throws<ArgumentOutOfRangeException>(() => list[index]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public void Constructor_NoPowerOfTwo_Throws(int chunkItems) => Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkedList<int>(chunkItems));
}
