using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Testing.Logs;

namespace Streaming.Domain.Tests.Shards;

/// <summary>A ticket that time removed, while the store still holds an older state of it among the dormant ones: that one must not come back.</summary>
public sealed class RemovedTicketTests
{
    private const long StartMs = 1_772_409_600_000;
    private const long DayMs = 86_400_000;
    private const int Others = 2;

    private readonly EventLog _log = new();
    private readonly EngineRun _run = new(
        new EngineSettings(), new StorageSettings { MinCompactBytes = 0, HasTicketReaders = false, CommitsInFlight = 2 });

    private int _fed;

    /// <summary>Its removal is not committed yet, or on its way to the store, alone or with another commit behind it.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Apply_RemovalIsNotStoredYet_BeginsANewTicket(int commits)
    {
        LeaveDormant();
        Feed(_log.Status("T-1", Day(6), "reopened").Status("T-1", Day(7), "closed"));
        Store();
        _run.Advance(Day(108));
        for (var i = 0; i < commits; i++)
        {
            _run.Commit();
        }

        Feed(_log.Status("T-1", Day(109), "reopened"));

        // The older state would take back the closing of the first day once more.
        Store();
        Assert.Equal(1, Sum(Measure.Closed) - Others);
        Assert.Equal(1, Sum(Measure.Reopenings));
    }

    [Fact]
    public void LookAtDormant_RemovalIsNotStoredYet_TakesNothingIn()
    {
        LeaveDormant();
        Feed(_log.Status("T-1", Day(6), "reopened").Status("T-1", Day(7), "closed"));
        Store();
        _run.Advance(Day(108));
        _run.LookAtDormant();
        _run.Advance(Day(109));
        Assert.Equal(0, _run.Engine.TicketCount);

        _run.LookAtDormant();

        Assert.Equal(0, _run.Engine.TicketCount);
    }

    /// <summary>The store was asked before time removed the ticket, which something else had taken in meanwhile, and answers after.</summary>
    [Fact]
    public void AddDormant_AskedForBeforeTheRemoval_TakesNothingIn()
    {
        LeaveDormant();
        var answers = _run.Store.Read(ShardHash.Dormant).ToList();
        _run.Advance(Day(108));
        _run.LookAtDormant();
        _run.Advance(Day(109));
        _run.Commit();
        Assert.Equal(0, _run.Engine.TicketCount);

        foreach (var (key, state) in answers)
        {
            _run.Engine.AddDormant(key, state);
        }

        Assert.Equal(0, _run.Engine.TicketCount);
    }

    /// <summary>Tickets that are closed, all of them in the store alone.</summary>
    private void LeaveDormant()
    {
        for (var ticket = 1; ticket <= 1 + Others; ticket++)
        {
            Feed(_log.Created($"T-{ticket}", Day(0)).Status($"T-{ticket}", Day(0) + 1, "closed"));
            _run.Advance(Day(5));
            Store();
        }

        while (_run.Store.Count(ShardHash.Dormant) <= Others)
        {
            // The newest entry of the log is never compacted.
            Assert.True(_fed < 50, "not all are dormant.");
            Feed(_log.Call("C-1", Day(0), talk: 1, revision: _fed));
            Store();
        }

        _run.Crash(withDormant: false);
        Assert.Equal(1, _run.Engine.TicketCount);
    }

    private void Store()
    {
        _run.Commit();
        _run.Arrive(0);
    }

    private void Feed(EventLog log)
    {
        for (; _fed < log.Records.Count; _fed++)
        {
            _run.Feed(log.Records[_fed]);
        }
    }

    private long Sum(MeasureId measure) => StoredCells.Of(_run.Store).Numbers(Cube.Main, static _ => "all")
        .Where(number => number.Key.EndsWith($" {measure.Value}", StringComparison.Ordinal))
        .Sum(static number => number.Value);

    private static long Day(int day) => StartMs + (day * DayMs);
}
