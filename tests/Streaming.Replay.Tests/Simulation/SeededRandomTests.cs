using Streaming.Replay.Simulation;

namespace Streaming.Replay.Tests.Simulation;

public sealed class SeededRandomTests
{
    [Fact]
    public void NextBits_SeedOfThePublishedExample_GivesItsNumbers()
    {
        // The first outputs of SplitMix64 for the seed 1234567, as its reference implementation gives them.
        var random = new SeededRandom(1234567);

        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [random.NextBits(), random.NextBits(), random.NextBits()]);
    }

    [Fact]
    public void ForStream_NeighbouringStreams_ShareNothing()
    {
        var values = Enumerable.Range(0, 1_000).Select(stream => SeededRandom.ForStream(1, stream).NextBits()).ToHashSet();

        Assert.Equal(1_000, values.Count);
    }

    [Fact]
    public void NextSkewed_ManyDraws_CoverTheRangeAndPreferSmallNumbers()
    {
        var random = new SeededRandom(5);

        var draws = Enumerable.Range(0, 20_000).Select(_ => random.NextSkewed(20)).CountBy(draw => draw).ToDictionary();

        Assert.Equal(Enumerable.Range(0, 20), draws.Keys.Order());
        Assert.True(draws[0] > 5 * draws[10]);
    }
}
