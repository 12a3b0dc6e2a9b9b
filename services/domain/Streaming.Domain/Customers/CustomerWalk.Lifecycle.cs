using Streaming.Domain.Measures;

namespace Streaming.Domain.Customers;

/// <content>Joining, leaving, renewals, and the levels that follow from them.</content>
internal sealed partial class CustomerWalk
{
    // A renewal that nobody made in so many terms is no open one any more.
    private const int MostOpenRenewals = 24;

    private void Join(long timeMs)
    {
        if (!_state.IsPresent)
        {
            _state.IsPresent = true;
            Contribute(Measure.CustomersJoined, timeMs, 1, BaseSplit());
        }
    }

    private void Leave(long timeMs)
    {
        if (_state.IsPresent)
        {
            _state.IsPresent = false;
            Contribute(Measure.CustomersLeft, timeMs, 1, BaseSplit());
        }

        _state.OpenRenewals.Clear();
        _state.HasEarlyRenewal = false;
    }

    private void FallDue(long timeMs)
    {
        var split = BaseSplit();
        Contribute(Measure.RenewalsDue, timeMs, 1, split);
        if (_state.HasEarlyRenewal)
        {
            _state.HasEarlyRenewal = false;
            Contribute(Measure.RenewalsMade, timeMs, 1, split);
            return;
        }

        if (_state.OpenRenewals.Count == MostOpenRenewals)
        {
            _state.OpenRenewals.RemoveAt(0);
        }

        _state.OpenRenewals.Add((timeMs, split));
    }

    /// <summary>A renewal makes good the oldest one that is due; where none is, the next that falls due.</summary>
    private void Renew(long timeMs)
    {
        Contribute(Measure.Renewals, timeMs, 1, BaseSplit());
        if (_state.OpenRenewals.Count == 0)
        {
            _state.HasEarlyRenewal = true;
            return;
        }

        var (dueMs, split) = _state.OpenRenewals[0];
        _state.OpenRenewals.RemoveAt(0);
        Contribute(Measure.RenewalsMade, dueMs, 1, split);
    }

    private void SyncLevels(long timeMs)
    {
        var was = _state.Levels;
        var (score, isPartial) = _state.IsPresent ? _health.Weigh(_tenant, _state.Scores) : (-1, false);
        var now = _state.IsPresent
            ? new CountedLevels(BaseSplit(), true, score, isPartial, HasProduct(used: true), HasProduct(used: false))
            : default;
        if (was != now)
        {
            Sync(Measure.CustomersPresent, timeMs, was, was.IsPresent ? 1 : 0, now, now.IsPresent ? 1 : 0);
            Sync(Measure.HealthScores, timeMs, was, ScoreOf(was), now, ScoreOf(now));
            Sync(Measure.HealthCustomers, timeMs, was, HasScore(was) ? 1 : 0, now, HasScore(now) ? 1 : 0);
            Sync(Measure.HealthPartial, timeMs, was, HasScore(was) && was.IsPartial ? 1 : 0, now, HasScore(now) && now.IsPartial ? 1 : 0);
            Sync(Measure.AnyProductUsers, timeMs, was, was.IsUser ? 1 : 0, now, now.IsUser ? 1 : 0);
            Sync(Measure.AnyProductBuyers, timeMs, was, was.IsBuyer ? 1 : 0, now, now.IsBuyer ? 1 : 0);
            _state.Levels = now;
        }

        SyncProducts(timeMs);
    }

    private void Sync(MeasureId measure, long timeMs, in CountedLevels was, long before, in CountedLevels now, long after)
    {
        if (was.Split == now.Split && before != 0 && after != 0)
        {
            Contribute(measure, timeMs, after - before, now.Split);
            return;
        }

        Contribute(measure, timeMs, -before, was.Split);
        Contribute(measure, timeMs, after, now.Split);
    }

    private static bool HasScore(in CountedLevels levels) => levels is { IsPresent: true, Score: >= 0 };

    private static long ScoreOf(in CountedLevels levels) => HasScore(levels) ? levels.Score : 0;
}
