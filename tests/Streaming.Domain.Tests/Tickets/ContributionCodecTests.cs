using Streaming.Domain.Binary;
using Streaming.Domain.Measures;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Tests.Tickets;

/// <summary>Contributions are read as they were written, whatever places they share and whatever their numbers are.</summary>
public sealed class ContributionCodecTests
{
    [Fact]
    public void Contributions_OfAnyKind_AreReadAsWritten()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var items = Some(new Random(seed));
            var writer = new ByteWriter(16);
            ContributionCodec.Write(ref writer, items);
            writer.WriteByte(0xAB);
            var bytes = writer.Written.ToArray();
            writer.Dispose();

            var read = new ByteReader(bytes);
            var passed = new ByteReader(bytes);
            var kept = new ByteReader(bytes);
            var list = new ContributionList();
            ContributionCodec.Read(ref read, list, isPacked: true);
            ContributionCodec.Skip(ref passed, isPacked: true);

            Assert.Equal(items, list.Items.ToArray());
            Assert.Equal(items, ContributionCodec.ReadArray(ref kept, isPacked: true));
            Assert.Equal((0xAB, 0xAB, 0xAB), (read.ReadByte(), passed.ReadByte(), kept.ReadByte()));
        }
    }

    [Fact]
    public void AreBeginningOf_AnyTwoLists_IsSoWhereTheLaterOneBeginsWithTheEarlier()
    {
        var begun = 0;
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var items = Some(random);
            var earlier = items[..random.Next(items.Length + 1)];
            var later = random.Next(3) switch
            {
                0 => items,
                1 => [.. earlier, .. Some(random)],
                _ => [.. items[..random.Next(items.Length + 1)], .. Some(random)],
            };
            var writer = new ByteWriter(16);
            var laterWriter = new ByteWriter(16);
            ContributionCodec.Write(ref writer, earlier);
            ContributionCodec.Write(ref laterWriter, later);
            laterWriter.WriteByte(0xAB);

            var isSo = ContributionCodec.AreBeginningOf(new ByteReader(writer.Written), laterWriter.Written, out var count);

            Assert.Equal(later.AsSpan().StartsWith(earlier), isSo);
            Assert.Equal(earlier.Length, count);
            begun += isSo && count > 0 ? 1 : 0;
            writer.Dispose();
            laterWriter.Dispose();
        }

        Assert.InRange(begun, 500, 1_990);
    }

    /// <summary>A list that ends too early says so, wherever it does, and never reads beyond.</summary>
    [Fact]
    public void Contributions_CutOff_AreRefused()
    {
        var items = Some(new Random(7));
        var writer = new ByteWriter(16);
        ContributionCodec.Write(ref writer, items);
        var bytes = writer.Written.ToArray();
        writer.Dispose();
        Assert.True(items.Length > 5);

        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() =>
            {
                var reader = new ByteReader(bytes.AsSpan(0, length));
                ContributionCodec.Read(ref reader, new ContributionList(), isPacked: true);
            });
            Assert.Throws<InvalidDataException>(() =>
            {
                var reader = new ByteReader(bytes.AsSpan(0, length));
                ContributionCodec.Skip(ref reader, isPacked: true);
            });
        }
    }

    private static Contribution[] Some(Random random)
    {
        // More places than are remembered, so that some are told anew.
        var places = Enumerable.Range(0, 12).Select(_ => (Time: Number(random, 1L << 45), Main: random.Next(), Agent: random.Next(100))).ToArray();
        return [.. Enumerable.Range(0, random.Next(60)).Select(_ =>
        {
            var (time, main, agent) = places[random.Next(1 + random.Next(places.Length))];
            var value = random.Next(4) switch
            {
                0 => 1L,
                1 => -1L,
                2 => random.Next(3),
                _ => Number(random, long.MaxValue),
            };
            var measure = new MeasureId(random.Next(300));
            return random.Next(5) == 0
                ? Contribution.Alone(measure, time, value, main)
                : new Contribution(measure, random.Next(3) == 0 ? time + random.Next(5) : time, value, random.Next(3) == 0 ? random.Next() : main, agent);
        })];
    }

    private static long Number(Random random, long limit) => random.NextInt64(limit) * (random.Next(2) == 0 ? 1 : -1);
}
