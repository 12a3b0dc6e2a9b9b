using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Recount.Tests.Logs;

/// <summary>The mixer.</summary>
public sealed class LogMixerTests
{
    private static readonly RecountRecord[] Records =
        Enumerable.Range(0, 50).Select(number => new RecountRecord($"{number}", number)).ToArray();

    [Fact]
    public void Permuted_Log_HasTheSameRecordsInAnotherOrder()
    {
        var permuted = LogMixer.Permuted(Records, new Random(1));

        Assert.NotEqual(Records, permuted);
        Assert.Equal(Records, permuted.OrderBy(record => record.RecordTimestampMs));
    }

    [Fact]
    public void WithDuplicates_Certain_RepeatsEveryRecordAfterItsFirstPlace()
    {
        var repeated = LogMixer.WithDuplicates(Records, new Random(1), 1);

        Assert.Equal(100, repeated.Count);
        Assert.Equal(Records, repeated.Distinct());
    }
}
