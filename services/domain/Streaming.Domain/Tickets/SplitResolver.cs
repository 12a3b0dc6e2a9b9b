using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>Finds the numbers of the splits that dimension values belong to, one in each cube. Remembers what it found, as far as it has room.</summary>
/// <param name="splits">The shard's splits.</param>
/// <param name="mainDimensions">The dimensions that the main cube crosses.</param>
internal sealed class SplitResolver(SplitTable splits, IReadOnlyList<NameKind> mainDimensions)
{
    // A power of two.
    private const int Recent = 4;

    // What was found last in either cube, each in the one place that its values lead to: some thousand combinations, and some hundred representatives,
    // of whom few work in several teams. Unused places have no tenant.
    private const int MainBits = 13;
    private const int AgentBits = 9;

    private readonly bool _team = mainDimensions.Contains(NameKind.Team);
    private readonly bool _channel = mainDimensions.Contains(NameKind.Channel);
    private readonly bool _category = mainDimensions.Contains(NameKind.Category);
    private readonly bool _priority = mainDimensions.Contains(NameKind.Priority);
    private readonly bool _product = mainDimensions.Contains(NameKind.Product);

    private readonly (NameId Tenant, Attribution Values, int Main, int Agent)[] _recent = new (NameId, Attribution, int, int)[Recent];
    private readonly (NameId Tenant, Attribution Values, int Split)[] _mains = new (NameId, Attribution, int)[1 << MainBits];
    private readonly (NameId Tenant, NameId Team, NameId Agent, int Split)[] _agents = new (NameId, NameId, NameId, int)[1 << AgentBits];
    private (NameId Tenant, NameId Policy, NameId Team, int Split) _recentSla;
    private int _next;
    private int _last;

    /// <summary>The splits of some values.</summary>
    public (int Main, int Agent) Resolve(NameId tenant, in Attribution values)
    {
        // Mostly those that were asked for last: what an event changes counts under one set of values. Unused places have no tenant.
        for (var i = 0; i < Recent; i++)
        {
            var at = (_last + i) & (Recent - 1);
            ref var recent = ref _recent[at];
            if (recent.Values.Equals(values) && recent.Tenant == tenant)
            {
                _last = at;
                return (recent.Main, recent.Agent);
            }
        }

        var (main, agent) = (ResolveMain(tenant, values), ResolveAgent(tenant, values.Team, values.Agent));
        _recent[_next] = (tenant, values, main, agent);
        _last = _next;
        _next = (_next + 1) & (Recent - 1);
        return (main, agent);
    }

    /// <summary>The split of a policy and a team in the SLA cube.</summary>
    public int ResolveSla(NameId tenant, NameId policy, NameId team)
    {
        if (_recentSla.Tenant != tenant || _recentSla.Policy != policy || _recentSla.Team != team)
        {
            var split = splits.Intern(new Split(
                Cube.Sla, tenant, team, NameId.None, NameId.None, NameId.None, NameId.None, NameId.None)
            {
                Policy = policy,
            });
            _recentSla = (tenant, policy, team, split);
        }

        return _recentSla.Split;
    }

    /// <summary>The split of an answer to a survey in the cube of answers.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="customer">Who answered; none for somebody unknown.</param>
    /// <param name="values">What the answer counts under.</param>
    public int ResolveAnswer(NameId tenant, NameId customer, in Attribution values) => splits.Intern(new Split(
        Cube.Answers,
        tenant,
        values.Team,
        values.Agent,
        _channel ? values.Channel : NameId.None,
        _category ? values.Category : NameId.None,
        _priority ? values.Priority : NameId.None,
        _product ? values.Product : NameId.None)
    {
        Customer = customer,
    });

    /// <summary>The split of a customer in the customer cube.</summary>
    public int ResolveCustomer(NameId tenant, NameId customer) => splits.OfCustomer(tenant, customer);

    private int ResolveMain(NameId tenant, in Attribution values)
    {
        Attribution crossed;
        crossed.Team = _team ? values.Team : NameId.None;
        crossed.Agent = NameId.None;
        crossed.Channel = _channel ? values.Channel : NameId.None;
        crossed.Category = _category ? values.Category : NameId.None;
        crossed.Priority = _priority ? values.Priority : NameId.None;
        crossed.Product = _product ? values.Product : NameId.None;
        var hash = (uint)crossed.Team.Value;
        hash = (hash * 0x9E3779B1) ^ (uint)crossed.Channel.Value;
        hash = (hash * 0x9E3779B1) ^ (uint)crossed.Category.Value;
        hash = (hash * 0x9E3779B1) ^ (uint)crossed.Priority.Value;
        hash = (hash * 0x9E3779B1) ^ (uint)crossed.Product.Value;
        ref var known = ref _mains[(hash * 0x9E3779B1) >> (32 - MainBits)];
        if (!known.Values.Equals(crossed) || known.Tenant != tenant)
        {
            known = (tenant, crossed, splits.Intern(new Split(
                Cube.Main, tenant, crossed.Team, NameId.None, crossed.Channel, crossed.Category, crossed.Priority, crossed.Product)));
        }

        return known.Split;
    }

    private int ResolveAgent(NameId tenant, NameId team, NameId agent)
    {
        var hash = (((uint)agent.Value * 31) + (uint)team.Value) * 0x9E3779B1;
        ref var known = ref _agents[hash >> (32 - AgentBits)];
        if (known.Agent != agent || known.Team != team || known.Tenant != tenant)
        {
            known = (tenant, team, agent, splits.Intern(new Split(
                Cube.Agent, tenant, team, agent, NameId.None, NameId.None, NameId.None, NameId.None)));
        }

        return known.Split;
    }
}
