using Streaming.Domain.Names;
using Streaming.Domain.Outbox;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>
/// Tells the outside what becomes of clocks: compares what was last said of each with what holds now, and says the difference, once, with
/// a revision that rises. Since the ticket's state keeps what was said, and goes to the store together with the messages, a crash neither
/// loses one nor makes another of it.
/// </summary>
/// <param name="names">The shard's names.</param>
/// <param name="outbox">Takes the messages.</param>
/// <param name="topic">Where they go; empty for nowhere.</param>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class ClockPublisher(NameTable names, ShardOutbox outbox, string topic)
{
    // Of clocks that start anew with each reply, what was said of older ones is no longer corrected.
    private const int CyclesKept = 16;

    private readonly SlaEventWriter _writer = new(names);
    private readonly int[] _firstCycles = new int[ClockKinds.Count];
    private readonly int[] _cycles = new int[ClockKinds.Count];
    private TicketWorkspace _workspace = null!;
    private long _version;
    private readonly byte[] _key = new byte[TicketKey.MaxBytes];
    private int _keyBytes;

    /// <summary>
    /// The least revision of what is said from now on. It never falls, and is raised when a shard is taken over: the store may have lost what was said
    /// before, but whoever heard it keeps the highest.
    /// </summary>
    public long RevisionsFrom { get; set; }

    /// <summary>What was said since this was last cleared.</summary>
    public List<SlaTransition> Transitions { get; } = [];

    /// <summary>Says what changed of a ticket's clocks.</summary>
    /// <param name="key">The ticket's key.</param>
    /// <param name="workspace">The ticket, with what was last said.</param>
    /// <param name="clocks">Its clocks as they are now.</param>
    /// <param name="isGone">Whether nothing is promised for the ticket any more: it was voided.</param>
    /// <param name="version">The version of the commit that will store it.</param>
    public void Publish(ReadOnlySpan<byte> key, TicketWorkspace workspace, ClockWalk clocks, bool isGone, long version)
    {
        (_workspace, _keyBytes, _version) = (workspace, key.Length, version);
        key.CopyTo(_key);
        Array.Fill(_cycles, -1);
        if (!isGone)
        {
            foreach (ref readonly var instance in clocks.Instances)
            {
                _cycles[(int)instance.Kind] = instance.Cycle;
            }

            foreach (ref readonly var instance in clocks.Instances)
            {
                if (instance.Cycle > _cycles[(int)instance.Kind] - CyclesKept)
                {
                    Publish(instance);
                }
            }
        }

        RetractVanished(clocks, isGone);
        for (var kind = 0; kind < ClockKinds.Count; kind++)
        {
            _firstCycles[kind] = _cycles[kind] - CyclesKept + 1;
        }

        workspace.Published.Forget(_firstCycles);
    }

    /// <summary>Clocks that are no longer: the ticket was voided, or a late fact joined two of them.</summary>
    private void RetractVanished(ClockWalk clocks, bool isGone)
    {
        foreach (ref var said in _workspace.Published.Items)
        {
            if (said.Sign == ClockSign.None || !(isGone || said.Cycle > _cycles[(int)said.Kind]))
            {
                continue;
            }

            var instance = default(ClockInstance);
            foreach (ref readonly var known in clocks.Instances)
            {
                instance = known.Kind == said.Kind && known.Cycle == said.Cycle ? known : instance;
            }

            Retract(ref said, instance, isGone ? ClockFate.Voided : ClockFate.Cancelled);
        }
    }

    private void Publish(in ClockInstance instance)
    {
        var sign = SignOf(instance);
        if (sign == ClockSign.None && !IsKnown(instance))
        {
            return;
        }

        ref var said = ref _workspace.Published.Find(instance.Kind, instance.Cycle);
        var atMs = sign switch
        {
            ClockSign.AtRisk => instance.ThresholdMs,
            ClockSign.Breached => instance.DueMs,
            ClockSign.Met => instance.EndMs,
            _ => 0,
        };
        var isOfOther = said.Sign != ClockSign.None && instance.Policy is { } policy && policy.Name != said.Policy;
        if (!isOfOther && said.Sign == sign && (sign == ClockSign.AtRisk ? said.Thresholds == instance.Thresholds : said.AtMs == atMs || sign == ClockSign.None))
        {
            return;
        }

        // A clock at risk goes on to its outcome without a word; every other turn takes back what was said, and so does another policy.
        if (said.Sign != ClockSign.None && (isOfOther || (said.Sign != sign && (said.Sign != ClockSign.AtRisk || sign == ClockSign.None))))
        {
            Retract(ref said, instance, BecomesOf(instance));
        }

        if (sign == ClockSign.AtRisk)
        {
            TellRisk(ref said, instance);
        }
        else if (sign != ClockSign.None)
        {
            Tell(ref said, sign == ClockSign.Met ? SlaTransitionKind.Met : SlaTransitionKind.Breached, instance, sign, atMs);
        }
    }

    /// <summary>Where several thresholds are passed at once, the last of them is told.</summary>
    private void TellRisk(ref PublishedClock said, in ClockInstance instance)
    {
        var isNews = instance.Thresholds > (said.Sign == ClockSign.AtRisk ? said.Thresholds : 0);
        said.Thresholds = instance.Thresholds;
        if (isNews)
        {
            Tell(ref said, SlaTransitionKind.AtRisk, instance, ClockSign.AtRisk, instance.ThresholdMs);
        }
    }

    /// <summary>Takes back what was said, of the policy that it was said of: whoever counts by policy counts it there again.</summary>
    private void Retract(ref PublishedClock said, in ClockInstance instance, ClockFate becomes)
    {
        var known = instance.Policy is { } policy && policy.Name != said.Policy ? instance with { Policy = null } : instance;
        Tell(ref said, SlaTransitionKind.Retracted, known, ClockSign.None, said.AtMs, becomes);
        said.Thresholds = 0;
    }

    private void Tell(
        ref PublishedClock said, SlaTransitionKind kind, in ClockInstance instance, ClockSign sign, long atMs, ClockFate becomes = default)
    {
        var retracted = said.Sign;
        said.Sign = sign;
        said.AtMs = atMs;
        said.Revision = Math.Max(said.Revision + 1, RevisionsFrom);
        said.Policy = instance.Policy?.Name ?? said.Policy;
        var tenant = names.Text(_workspace.Tenant);
        Transitions.Add(new SlaTransition(kind, said.Kind, tenant, names.Text(said.Policy), atMs) { Before = retracted });
        _workspace.History.Add(new ClockNews
        {
            Kind = kind,
            Clock = said.Kind,
            Cycle = said.Cycle,
            Revision = said.Revision,
            AtMs = atMs,
            Version = _version,
            Policy = said.Policy,
            Team = instance.Policy is null ? _workspace.History.TeamOf(said.Kind, said.Cycle) : instance.Values.Team,
            DueMs = instance.Policy is null || instance.DueMs == TicketClock.Never ? null : instance.DueMs,
            PerMille = kind == SlaTransitionKind.AtRisk ? instance.Target!.AtRiskPerMille[instance.Thresholds - 1] : 0,
            Retracts = kind == SlaTransitionKind.Retracted ? retracted : ClockSign.None,
            Becomes = becomes,
        });
        if (topic.Length > 0)
        {
            outbox.Add(_writer.Write(topic, tenant, _key.AsSpan(0, _keyBytes), kind, said, instance, atMs, retracted, becomes));
        }
    }

    private bool IsKnown(in ClockInstance instance)
    {
        foreach (ref readonly var said in _workspace.Published.Items)
        {
            if (said.Kind == instance.Kind && said.Cycle == instance.Cycle)
            {
                return true;
            }
        }

        return false;
    }

    private static ClockSign SignOf(in ClockInstance instance) => instance.Target is null
        ? ClockSign.None
        : instance.Standing switch
        {
            ClockStanding.Met => ClockSign.Met,
            ClockStanding.Breached => ClockSign.Breached,
            ClockStanding.Running when instance.Thresholds > 0 => ClockSign.AtRisk,
            _ => ClockSign.None,
        };

    private static ClockFate BecomesOf(in ClockInstance instance) => instance.Standing switch
    {
        ClockStanding.Met => ClockFate.Met,
        ClockStanding.Breached => ClockFate.Breached,
        ClockStanding.Cancelled => ClockFate.Cancelled,
        _ => ClockFate.Running,
    };
}
