using Streaming.Domain.Memory;

namespace Streaming.Domain.Tests.Memory;

public sealed class HashIndexTests
{
    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(50)]
    [InlineData(1)]
    public void Next_RandomChanges_FindsWhatWasAddedAndNotRemoved(int hashes)
    {
        var random = new Random(5);
        var index = new HashIndex();
        var expected = new Dictionary<int, uint>();

        for (var i = 0; i < 3_000; i++)
        {
            if (random.Next(3) > 0 || expected.Count == 0)
            {
                var hash = (uint)random.Next(hashes);
                expected.Add(i, hash);
                index.Add(hash, i);
            }
            else
            {
                var (number, hash) = expected.ElementAt(random.Next(expected.Count));
                expected.Remove(number);
                index.Remove(hash, number);
            }
        }

        Assert.Equal(expected.Count, index.Count);
        foreach (var hash in expected.Values.Distinct())
        {
            Assert.Equal(expected.Where(pair => pair.Value == hash).Select(pair => pair.Key).Order(), Find(index, hash).Order());
        }

        Assert.DoesNotContain(Find(index, 0xFFFF_FFFE), number => !expected.ContainsKey(number));
    }

    private static List<int> Find(HashIndex index, uint hash)
    {
        var found = new List<int>();
        var place = -1;
        while (index.Next(hash, ref place, out var number))
        {
            found.Add(number);
        }

        return found;
    }
}
