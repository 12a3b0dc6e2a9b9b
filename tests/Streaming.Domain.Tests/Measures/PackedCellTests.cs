using Streaming.Domain.Binary;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Tests.Measures;

/// <summary>A cell is changed byte for byte as its measures would be written anew, however long ids and numbers are.</summary>
public sealed class PackedCellTests
{
    private static readonly int[] Ids = [0, 1, 2, 4, 5, 9, 16, 127, 128, 129, 140, 16_383, 16_384, 2_097_152, 268_435_456, int.MaxValue];

    [Fact]
    public void Add_AnyMeasuresInAnyOrder_IsWhatWritingAllOfThemGives()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var bytes = new byte[] { PackedCell.Empty };
            var place = default(MeasurePlace);
            var numbers = new SortedDictionary<int, long>();
            var sketches = new SortedDictionary<int, (long Sum, SortedDictionary<int, long> Buckets)>();
            for (var step = 0; step < 60; step++)
            {
                // No more room than is promised, and behind what is stored whatever was there before.
                var room = new byte[bytes.Length + PackedCell.MostGrowth];
                room.AsSpan().Fill(0xFF);
                bytes.CopyTo(room, 0);
                var cell = new PackedCell(room, bytes.Length, random.Next(3) == 0 ? default : place);
                Assert.True(cell.HasRoom);
                var id = Ids[random.Next(Ids.Length)];
                var value = random.NextInt64(-1, 2) * (1L << random.Next(60));
                numbers.TryGetValue(id, out var number);
                if (Measure.IsSketch(new MeasureId(id)))
                {
                    var (bucket, count) = (random.Next(300), random.Next(2) == 0 ? 1 : -1);
                    cell.Add(new MeasureId(id), count, value, bucket, count);
                    sketches.TryGetValue(id, out var sketch);
                    sketch.Buckets ??= [];
                    sketch.Buckets[bucket] = sketch.Buckets.GetValueOrDefault(bucket) + count;
                    sketches[id] = (sketch.Sum + value, sketch.Buckets);
                    numbers[id] = number + count;
                }
                else
                {
                    cell.Add(new MeasureId(id), value);
                    numbers[id] = number + value;
                }

                (bytes, place) = (room[..cell.Length], cell.Place);
                Assert.Equal(Written(numbers, sketches), bytes);
            }
        }
    }

    private static byte[] Written(SortedDictionary<int, long> numbers, SortedDictionary<int, (long Sum, SortedDictionary<int, long> Buckets)> sketches)
    {
        var entries = new ByteWriter(16);
        var count = 0;
        foreach (var (id, number) in numbers)
        {
            var isSketch = sketches.TryGetValue(id, out var sketch);
            var buckets = isSketch ? sketch.Buckets.Where(static bucket => bucket.Value != 0).ToArray() : [];
            if (number == 0 && sketch.Sum == 0 && buckets.Length == 0)
            {
                continue;
            }

            count++;
            entries.WriteUnsigned((ulong)id);
            entries.WriteSigned(number);
            if (isSketch)
            {
                entries.WriteSigned(sketch.Sum);
                entries.WriteUnsigned((ulong)buckets.Length);
                var last = 0;
                foreach (var (bucket, of) in buckets)
                {
                    entries.WriteUnsigned((ulong)(bucket - last));
                    entries.WriteSigned(of);
                    last = bucket;
                }
            }
        }

        byte[] written = [(byte)count, .. entries.Written];
        entries.Dispose();
        return written;
    }
}
