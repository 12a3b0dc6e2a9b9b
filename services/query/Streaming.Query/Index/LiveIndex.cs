using System.Globalization;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Time;
using Streaming.Domain.Windows;
using Streaming.Query.Tickets;

namespace Streaming.Query.Index;

/// <summary>The index as its only writer sees it: all tenants, fed by all shards, published as snapshots.</summary>
/// <param name="zones">The zones whose days the tenants use.</param>
internal sealed class LiveIndex(TenantZones zones)
{
    /// <summary>A pane is taken as closed when the stream has passed its end by this, milliseconds.</summary>
    private const long CloseAfterMs = 60_000;

    private readonly Dictionary<string, TenantIndex> _tenants = new(StringComparer.Ordinal);
    private long _number;

    /// <summary>The names of all shards.</summary>
    public IndexNames Names { get; } = new();

    /// <summary>A tenant's cubes; new ones where the tenant is new.</summary>
    /// <param name="tenant">The tenant's number in <see cref="Names"/>.</param>
    public TenantIndex Tenant(NameId tenant)
    {
        var name = Names.Texts[tenant.Value];
        if (!_tenants.TryGetValue(name, out var index))
        {
            index = new TenantIndex(new PaneGrid(zones[name]));
            _tenants.Add(name, index);
        }

        return index;
    }

    /// <summary>Makes the snapshot of what is here now.</summary>
    /// <param name="shards">The shards, by number.</param>
    /// <param name="isComplete">Whether these are all shards, all loaded.</param>
    public IndexSnapshot Publish(IReadOnlyList<ShardReplica> shards, bool isComplete)
    {
        var (through, high) = (long.MaxValue, long.MinValue);
        var (isReplay, boundaries, cells) = (false, PaneBoundaries.None, 0L);
        var state = new StateHash();
        foreach (var shard in shards)
        {
            shard.Settle();
            state.Add(shard);
            cells += shard.CellCount;
            if (shard.IsOfTickets || shard.Meta is not { IsReplay: true, EventHighMs: long.MinValue })
            {
                // Most replays hold no customers at all, and then their shards have no time of their own to wait for.
                through = Math.Min(through, shard.Meta?.TimerTimeMs ?? long.MinValue);
            }

            if (shard.Meta is { } meta)
            {
                high = Math.Max(high, meta.EventHighMs);
                isReplay |= meta.IsReplay;
                boundaries = new PaneBoundaries(
                    Math.Max(boundaries.FinestFromMs, meta.Boundaries.FinestFromMs),
                    Math.Max(boundaries.QuarterHoursFromMs, meta.Boundaries.QuarterHoursFromMs),
                    Math.Max(boundaries.DaysFromMs, meta.Boundaries.DaysFromMs));
            }
        }

        var dataThroughMs = isComplete && shards.Count > 0 && through is not (long.MinValue or long.MaxValue) ? through : (long?)null;
        var closedMs = Math.Max(high, dataThroughMs ?? long.MinValue);
        closedMs = closedMs == long.MinValue ? closedMs : closedMs - CloseAfterMs;
        return new IndexSnapshot
        {
            StateId = state.ToString(),
            Number = ++_number,
            IsComplete = isComplete,
            DataThroughMs = dataThroughMs,
            EventHighMs = high == long.MinValue ? null : high,
            IsReplay = isReplay,
            Boundaries = boundaries,
            Tenants = _tenants.ToDictionary(tenant => tenant.Key, tenant => tenant.Value.Publish(closedMs), StringComparer.Ordinal),
            Names = Names.Texts,
            CellCount = cells,
            Tickets = [.. shards.Select(static shard => shard.PublishTickets()?.Under(shard.Epoch!.Value)).OfType<ShardTicketsSnapshot>()],
        };
    }

    /// <summary>Names a state by the versions that it is made of.</summary>
    private struct StateHash
    {
        private ulong _hash;

        public void Add(ShardReplica shard)
        {
            foreach (var letter in shard.Label)
            {
                Mix(letter);
            }

            Mix((ulong)(shard.Epoch?.Counter ?? 0));
            Mix(shard.Epoch?.Nonce ?? 0);
            Mix((ulong)shard.Version);
        }

        public override readonly string ToString() => _hash.ToString("x16", CultureInfo.InvariantCulture);

        private void Mix(ulong value)
        {
            // One round of SplitMix64: every bit of the input moves half of the bits of the hash.
            var mixed = (_hash ^ value) + 0x9E3779B97F4A7C15UL;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            _hash = mixed ^ (mixed >> 31);
        }
    }
}
