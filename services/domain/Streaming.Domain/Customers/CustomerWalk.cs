using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Customers;

/// <summary>
/// Computes what a customer, or what else is no ticket, contributes: goes through its facts in fact order once. A pure function of the facts
/// and the settings.
/// </summary>
/// <remarks>Holds scratch memory only. Not safe for use by two threads at once.</remarks>
internal sealed partial class CustomerWalk
{
    private readonly EngineSettings _settings;
    private readonly NameTable _names;
    private readonly SplitTable _splits;
    private readonly SplitResolver _answerSplits;
    private readonly HealthWeigher _health;

    // A duplicate may come as late as the horizon after its event, and clocks may differ by the tolerance.
    private readonly long _keepMs;
    private readonly long _deflectionMs;
    private readonly ContributionList _list = new();
    private readonly CustomerState _state = new();
    private NameId _tenant;

    /// <summary>A walk over the subjects of one shard.</summary>
    /// <param name="settings">Weights, currencies and zones.</param>
    /// <param name="names">The shard's names.</param>
    /// <param name="splits">The shard's splits.</param>
    /// <param name="answerSplits">Finds the splits of answers to surveys.</param>
    public CustomerWalk(EngineSettings settings, NameTable names, SplitTable splits, SplitResolver answerSplits)
    {
        _answerSplits = answerSplits;
        _settings = settings;
        _names = names;
        _splits = splits;
        _health = new HealthWeigher(settings.HealthWeights, names);
        _deflectionMs = (long)settings.DeflectionDelay.TotalMilliseconds;
        _keepMs = (long)(settings.Horizon + settings.FutureTolerance).TotalMilliseconds;
    }

    /// <summary>What the subject contributes.</summary>
    /// <param name="workspace">Its facts.</param>
    /// <param name="timerTimeMs">Deadlines up to here have passed, Unix milliseconds.</param>
    /// <param name="result">Receives the contributions.</param>
    /// <returns>What follows for keeping it.</returns>
    public TicketVerdict Evaluate(TicketWorkspace workspace, long timerTimeMs, ContributionList result)
    {
        Go(workspace, workspace.Count);
        result.Clear();
        result.AddRange(_list.Items);
        foreach (var product in _state.Products)
        {
            if (product is { IsBought: true, IsUsed: true })
            {
                result.Add(Contribution.Alone(Measure.PurchasesUsed, product.BoughtMs, 1, product.BoughtSplit));
            }
        }

        // Whoever is there, whatever was counted and whoever answered counts until something else is known. None of it waits for a time.
        var isKept = _state.IsPresent || _state.Counted != 0 || _state.HasAnswers;
        var deadlineMs = isKept ? long.MaxValue : _state.LastFactMs + _keepMs;
        return new TicketVerdict(deadlineMs, IsLive: false, IsExpired: !isKept && timerTimeMs >= deadlineMs);
    }

    /// <summary>Settles the oldest facts into a base that later evaluations start from, and forgets them.</summary>
    /// <param name="workspace">The subject's facts.</param>
    /// <param name="count">How many.</param>
    public void Settle(TicketWorkspace workspace, int count)
    {
        Go(workspace, count);
        var state = new CustomerState();
        state.CopyFrom(_state);
        var leaves = new bool[count];
        leaves.AsSpan().Fill(true);
        var past = SettledPast.After(workspace.CustomerBase?.Past, workspace, count - 1, leaves, _settings.MaxFacts / 4);
        workspace.CustomerBase = new CustomerBase(past, state, _list.Items.ToArray());
        workspace.Remove(leaves);
    }

    private void Go(TicketWorkspace workspace, int count)
    {
        _tenant = workspace.Tenant;
        _list.Clear();
        if (workspace.CustomerBase is { } settled)
        {
            _state.CopyFrom(settled.State);
            _list.AddRange(settled.Contributions);
        }
        else
        {
            _state.CopyFrom(Unknown);
        }

        foreach (ref readonly var fact in workspace.Facts[..count])
        {
            _state.LastFactMs = Math.Max(_state.LastFactMs, fact.TimeMs);
            Take(fact);
        }
    }

    private static readonly CustomerState Unknown = new();

    private void Take(in Fact fact)
    {
        switch (fact.Kind)
        {
            case EventKind.BaseCounted:
                TakeCount(fact);
                return;
            case EventKind.SelfServiceSession:
                TakeSession(fact);
                return;
            case EventKind.TicketOpened:
                TakeTicket(fact.TimeMs);
                return;
            case EventKind.AnswerTold:
                TakeAnswer(fact);
                return;
            case EventKind.TicketVoided or EventKind.AnswerTakenBack:
                return;
            case EventKind.CostIncurred or EventKind.RevenueEarned:
                TakeMoney(fact);
                return;
            case EventKind.AgentJoined or EventKind.AgentLeft or EventKind.DemoBooked:
                TakeWorkforce(fact);
                return;
            default:
                TakeCustomer(fact);
                return;
        }
    }

    private void TakeCustomer(in Fact fact)
    {
        _state.Customer = fact.Customer;
        if (fact.Kind != EventKind.CustomerLeft)
        {
            ChangeValues(fact);
        }

        switch (fact.Kind)
        {
            case EventKind.CustomerJoined:
                Join(fact.TimeMs);
                break;
            case EventKind.CustomerLeft:
                Leave(fact.TimeMs);
                ChangeValues(fact);
                break;
            case EventKind.RenewalDue:
                FallDue(fact.TimeMs);
                break;
            case EventKind.Renewed:
                Renew(fact.TimeMs);
                break;
            case EventKind.HealthMeasured:
                TakeScore(fact);
                break;
            default:
                TakeProduct(fact);
                break;
        }

        SyncLevels(fact.TimeMs);
    }

    private void ChangeValues(in Fact fact)
    {
        _state.Segment = (fact.Fields & EventFields.Segment) != 0 ? fact.Segment : _state.Segment;
        _state.Agent = (fact.Fields & EventFields.Agent) != 0 ? fact.Values.Agent : _state.Agent;
    }

    private void TakeCount(in Fact fact)
    {
        var isWhole = fact.Segment.IsNone;
        var split = isWhole
            ? _splits.Intern(Blank(Cube.Business))
            : _splits.Intern(Blank(Cube.Base) with { Segment = fact.Segment });
        Contribute(isWhole ? Measure.CustomersCounted : Measure.SegmentCounted, fact.TimeMs, fact.Amount - _state.Counted, split);
        _state.Counted = fact.Amount;
    }

    private int BaseSplit() => _splits.Intern(
        Blank(Cube.Base) with { Customer = _state.Customer, Segment = _state.Segment, Agent = _state.Agent });

    private Split Blank(Cube cube) => new(cube, _tenant, default, default, default, default, default, default);

    private void Contribute(MeasureId measure, long timeMs, long value, int split)
    {
        if (value != 0)
        {
            _list.Add(Contribution.Alone(measure, timeMs, value, split));
        }
    }
}
