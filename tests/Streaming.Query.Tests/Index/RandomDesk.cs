using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Shards;
using Streaming.Domain.Windows;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Index;

/// <summary>Random contributions on some shards, told to the shards and to <see cref="SlowDesk"/> alike.</summary>
internal sealed class RandomDesk
{
    private static readonly string?[] Teams = ["billing", "tech", "sales", null];
    private static readonly string?[] Channels = ["mail", "chat", null];

    private readonly List<SlowDesk.Contribution> _standing = [];
    private readonly Random _random;
    private readonly PaneGrid _grid;
    private readonly long _fromMs;
    private readonly long _lengthMs;

    public RandomDesk(int seed, PaneGrid grid, long fromMs, long lengthMs, int shards)
    {
        _random = new Random(seed);
        _grid = grid;
        _fromMs = fromMs;
        _lengthMs = lengthMs;
        Shards = [.. Enumerable.Range(0, shards).Select(number => new FakeShard(number))];
        Reader = new FakeShardReader(Shards);
        foreach (var shard in Shards)
        {
            shard.Meta = MetaOf(fromMs);
            shard.Commit();
        }
    }

    public FakeShard[] Shards { get; }

    public FakeShardReader Reader { get; }

    public SlowDesk Slow { get; } = new();

    /// <summary>Times before this are stored in quarters of an hour.</summary>
    public long FinestFromMs { get; private set; } = long.MinValue;

    /// <summary>Some contributions and retractions, committed by some shards.</summary>
    public void Step()
    {
        for (var i = _random.Next(30); i >= 0; i--)
        {
            if (_random.Next(4) == 0 && _standing.Count > 0)
            {
                var known = _standing[_random.Next(_standing.Count)];
                _standing.Remove(known);
                var opposite = new MeasureSet();
                opposite.Add(known.Delta, -1);
                Tell(known with { Delta = opposite });
            }
            else
            {
                var contribution = NewContribution();
                _standing.Add(contribution);
                Tell(contribution);
            }
        }

        foreach (var shard in Shards)
        {
            if (_random.Next(4) > 0)
            {
                shard.Meta = MetaOf(_fromMs + _lengthMs);
                shard.Commit();
            }
        }
    }

    /// <summary>Everything that was told has been committed.</summary>
    public void CommitAll() => Array.ForEach(Shards, shard => shard.Commit());

    /// <summary>Rolls up to a random quarter of an hour, in every shard.</summary>
    public void RollUp()
    {
        var until = _grid.Floor(PaneSize.QuarterHour, _fromMs + (long)(_random.NextDouble() * _lengthMs / 2));
        FinestFromMs = Math.Max(FinestFromMs, until);
        foreach (var shard in Shards)
        {
            for (var at = _grid.Floor(PaneSize.QuarterHour, _fromMs); at < until; at = _grid.End(PaneSize.QuarterHour, at))
            {
                shard.RollUp(PaneKey.At(PaneSize.QuarterHour, at), _grid.End(PaneSize.QuarterHour, at));
            }

            shard.Commit();
        }
    }

    /// <summary>A shard changes hands, or its log is cut.</summary>
    public void Disturb()
    {
        var shard = Shards[_random.Next(Shards.Length)];
        shard.Compact(keepLog: _random.Next(2) == 0);
        if (_random.Next(2) == 0)
        {
            shard.Epoch = new ShardEpoch(shard.Epoch.Counter + 1, (ulong)_random.NextInt64());
        }
    }

    /// <summary>An interval whose ends lie on boundaries of the panes that hold them.</summary>
    public TimeInterval Interval(PaneSize finest)
    {
        var start = Boundary(finest);
        var end = Boundary(finest);
        return start < end ? new TimeInterval(start, end)
            : start > end ? new TimeInterval(end, start)
            : new TimeInterval(start, _grid.End(PaneSize.FourHours, _grid.Floor(PaneSize.FourHours, start)));
    }

    private static ShardMeta MetaOf(long highMs) => new() { Topics = [new TopicProgress("t", "", 0, 0, 0)], EventHighMs = highMs, TimerTimeMs = highMs };

    private long Boundary(PaneSize finest)
    {
        var time = _fromMs + (long)(_random.NextDouble() * _lengthMs);
        var sizes = time < FinestFromMs ? [PaneSize.QuarterHour, PaneSize.Hour, PaneSize.Day] : new[] { finest, PaneSize.Minute, PaneSize.QuarterHour, PaneSize.FourHours };
        var floor = _grid.Floor(sizes[_random.Next(sizes.Length)], time);
        return floor < FinestFromMs ? _grid.Floor(PaneSize.QuarterHour, floor) : floor;
    }

    private SlowDesk.Contribution NewContribution()
    {
        var isAgent = _random.Next(5) == 0;

        // Most things happen near the end, as they do at a live desk.
        var back = _random.Next(2) == 0 ? _random.NextDouble() : Math.Pow(_random.NextDouble(), 8);
        var time = _fromMs + (long)((1 - back) * (_lengthMs - 1));
        return new SlowDesk.Contribution(
            _random.Next(Shards.Length),
            isAgent ? Cube.Agent : Cube.Main,
            _random.Next(10) == 0 ? "acme" : "default",
            time,
            Teams[_random.Next(Teams.Length)],
            isAgent ? null : Channels[_random.Next(Channels.Length)],
            isAgent ? "a" + _random.Next(5) : null,
            NewDelta());
    }

    private MeasureSet NewDelta()
    {
        var delta = new MeasureSet();
        switch (_random.Next(6))
        {
            case 0:
                delta.Add(Measure.TicketsCreated, 1);
                delta.Add(Measure.TicketsByCategory, 1);
                delta.Add(Measure.Backlog, 1);
                delta.Add(Measure.OpenUntilClosed, 1);
                break;
            case 1:
                delta.AddDuration(Measure.FirstResponse, _random.Next(10_000_000), 1);
                break;
            case 2:
                delta.AddDuration(Measure.TimeToResolution, _random.Next(1_000_000_000), 1);
                delta.Add(Measure.Resolved, 1);
                delta.Add(Measure.Backlog, -1);
                break;
            case 3:
                delta.Add(MeasureId.Survey(SurveyKind.Csat, false, 1, 5, 1 + _random.Next(5)), 1);
                break;
            case 4:
                delta.Add(MeasureId.Survey(SurveyKind.Nps, false, 0, 10, _random.Next(11)), 1);
                break;
            default:
                delta.AddDuration(Measure.HandleTime, _random.Next(600_000), 1);
                delta.Add(Measure.TalkTime, _random.Next(300_000));
                break;
        }

        return delta;
    }

    private void Tell(SlowDesk.Contribution contribution)
    {
        Slow.Add(contribution);
        var finest = contribution.Cube == Cube.Main ? PaneSize.TenSeconds : PaneSize.Minute;
        var size = contribution.TimeMs < FinestFromMs ? PaneSize.QuarterHour : finest;
        var shard = Shards[contribution.Shard];
        var split = shard.Split(contribution.Cube, contribution.Tenant, contribution.Team, contribution.Channel, agent: contribution.Agent);
        shard.Add(PaneKey.At(size, _grid.Floor(size, contribution.TimeMs)), split, contribution.Delta);
    }
}
