using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Recount.Tests.Logs;

/// <summary>The shrinker.</summary>
public sealed class LogShrinkerTests
{
    [Fact]
    public void Shrink_LogThatFailsByTwoRecords_LeavesThoseTwo()
    {
        var records = Enumerable.Range(0, 100).Select(number => new RecountRecord($"{number}", number)).ToList();

        var smallest = LogShrinker.Shrink(records, log => log.Contains(records[17]) && log.Contains(records[83]));

        Assert.Equal([records[17], records[83]], smallest);
    }

    [Fact]
    public void Shrink_LogThatDoesNotFail_Throws() =>
        Assert.Throws<ArgumentException>(() => LogShrinker.Shrink([], _ => false));

    [Fact]
    public void Shrink_RandomLogWithAReopening_LeavesTheFewEventsOfOneReopening()
    {
        var log = RandomLog.Generate(Enumerable.Range(1, 100).First(seed => IsReopened(RandomLog.Generate(seed))));

        var smallest = LogShrinker.Shrink(log, IsReopened);

        Assert.InRange(smallest.Count, 2, 3);
    }

    private static bool IsReopened(IReadOnlyList<RecountRecord> log) => SlowRecount.Of(log, RandomLog.SettledTimeMs())
        .Contributions.Any(one => one.Measure == RecountMeasure.Reopenings);
}
