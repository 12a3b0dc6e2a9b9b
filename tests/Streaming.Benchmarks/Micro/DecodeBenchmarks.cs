using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Streaming.Benchmarks.Micro.Paths;

namespace Streaming.Benchmarks.Micro;

/// <summary>Decoding, against merely walking over every token of the same JSON.</summary>
[MemoryDiagnoser]
public class DecodeBenchmarks
{
    private const int Events = 10_000;
    private DecodePath _path = null!;

    /// <summary>Makes the events.</summary>
    [GlobalSetup]
    public void SetUp() => _path = new DecodePath();

    /// <summary>Every token is looked at, nothing is kept.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public int WalkTokens()
    {
        var tokens = 0;
        for (var i = 0; i < _path.Stream.Count; i++)
        {
            var reader = new Utf8JsonReader(_path.Stream.Value(i));
            while (reader.Read())
            {
                tokens++;
            }
        }

        return tokens;
    }

    /// <summary>A structured event of 400 bytes becomes an event of a batch.</summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public void Decode() => _path.Run();
}
