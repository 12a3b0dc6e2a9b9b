using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>Finds the numbers of the splits that dimension values belong to, one in each cube. Remembers the last few.</summary>
/// <param name="splits">The shard's splits.</param>
/// <param name="mainDimensions">The dimensions that the main cube crosses.</param>
internal sealed class SplitResolver(SplitTable splits, IReadOnlyList<NameKind> mainDimensions)
{
    // A power of two.
    private const int Recent = 4;

    private readonly bool _team = mainDimensions.Contains(NameKind.Team);
    private readonly bool _channel = mainDimensions.Contains(NameKind.Channel);
    private readonly bool _category = mainDimensions.Contains(NameKind.Category);
    private readonly bool _priority = mainDimensions.Contains(NameKind.Priority);
    private readonly bool _product = mainDimensions.Contains(NameKind.Product);

    private readonly (NameId Tenant, Attribution Values, int Main, int Agent)[] _recent = new (NameId, Attribution, int, int)[Recent];
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

        var main = splits.Intern(new Split(
            Cube.Main,
            tenant,
            _team ? values.Team : NameId.None,
            NameId.None,
            _channel ? values.Channel : NameId.None,
            _category ? values.Category : NameId.None,
            _priority ? values.Priority : NameId.None,
            _product ? values.Product : NameId.None));
        var agent = splits.Intern(new Split(
            Cube.Agent, tenant, values.Team, values.Agent, NameId.None, NameId.None, NameId.None, NameId.None));
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
}
