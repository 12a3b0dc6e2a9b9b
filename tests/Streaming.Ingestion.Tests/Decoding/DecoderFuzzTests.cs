using System.Text;
using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Ingestion.Decoding;

namespace Streaming.Ingestion.Tests.Decoding;

/// <summary>Whatever bytes arrive, the decoder answers: it never throws, and it leaves no trace of what it refused.</summary>
public sealed class DecoderFuzzTests
{
    private const int Rounds = 60_000;
    private static readonly string[] Splices =
    [
        "\"", "\\", "\\u", "\\ud83d", "{", "}", "[", "]", ":", ",", "null", "true", "-", "1e999", "0.", "\u0000", "é", "\uFEFF", "  ",
        "\"data\":{}", "\"type\":\"support.survey.revised.v1\"", "\"ticketId\":7", "\"time\":\"2026-99-99T00:00:00Z\"",
    ];

    [Fact]
    public void Decode_MutatedEvents_NeverThrowsAndNeverLeavesATrace()
    {
        var seeds = Directory.GetFiles(RepositoryFiles.Find("contracts", "events", "examples", "valid"))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)
            .ToArray();
        var random = new Random(7);
        var decoder = new EventDecoder(SurveyCuts.Default);
        var batch = new EventBatch();
        var decoded = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Mutate(seeds[random.Next(seeds.Length)], random);
            var (count, text) = (batch.Count, batch.TextBytes);

            var result = decoder.Decode(bytes, "T-17"u8, batch);

            if (result.IsDecoded)
            {
                decoded++;
                Assert.Equal(count + 1, batch.Count);
            }
            else
            {
                Assert.Equal((count, text), (batch.Count, batch.TextBytes));
                Assert.Equal(result.Outcome == DecodeOutcome.Invalid, result.Message is not null);
            }

            if (batch.Count == 500)
            {
                batch.Clear();
            }
        }

        Assert.InRange(decoded, Rounds / 100, Rounds);
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = new List<byte>(seed);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(place, Math.Min(random.Next(1, 20), bytes.Count - place));
                    break;
                case 2:
                    bytes.InsertRange(place, Encoding.UTF8.GetBytes(Splices[random.Next(Splices.Length)]));
                    break;
                case 3:
                    bytes.InsertRange(place, bytes.GetRange(place, Math.Min(random.Next(1, 60), bytes.Count - place)));
                    break;
                default:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
            }

            if (bytes.Count == 0)
            {
                break;
            }
        }

        return [.. bytes];
    }
}
