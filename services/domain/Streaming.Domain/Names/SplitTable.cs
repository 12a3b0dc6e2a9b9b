using Streaming.Domain.Memory;

namespace Streaming.Domain.Names;

/// <summary>The splits of one shard, each with a number; appended to and stored as <see cref="NameTable"/> is.</summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
public sealed class SplitTable
{
    private const int ChunkSplits = 1024;

    private readonly ChunkedList<Head> _heads = new(ChunkSplits);
    private readonly ChunkedList<(Split Split, int Id)> _others = new(ChunkSplits);
    private readonly HashIndex _index = new();

    // By the number of a customer's name, that of the customer's split in the customer cube plus one: there may be a million of them, and each is
    // asked for with every event of its tickets.
    private int[] _ofCustomers = [];

    /// <summary>Number of splits.</summary>
    public int Count => _heads.Count;

    /// <summary>The split of a number.</summary>
    /// <param name="id">0 to <see cref="Count"/> - 1.</param>
    public Split this[int id]
    {
        get
        {
            var head = _heads[id];
            return head.Customer.IsNone ? _others[head.Place].Split : SplitOf(head.Tenant, head.Customer);
        }
    }

    /// <summary>The number of a split; a new one where the split is new.</summary>
    /// <param name="split">The split.</param>
    public int Intern(in Split split)
    {
        if (IsOfCustomer(split))
        {
            return OfCustomer(split.Tenant, split.Customer);
        }

        var hash = HashOf(split);
        var at = -1;
        while (_index.Next(hash, ref at, out var place))
        {
            ref readonly var other = ref _others[place];
            if (SplitComparer.Same(other.Split, split))
            {
                return other.Id;
            }
        }

        Append(split);
        return _heads.Count - 1;
    }

    /// <summary>The number of a customer's split in the customer cube; a new one where it is new.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="customer">The customer, whose name is the tenant's; not none.</param>
    public int OfCustomer(NameId tenant, NameId customer)
    {
        if (customer.Value < _ofCustomers.Length && _ofCustomers[customer.Value] is > 0 and var known)
        {
            return known - 1;
        }

        Append(SplitOf(tenant, customer));
        return _heads.Count - 1;
    }

    /// <summary>Adds a split that the stored shard has, in the order of its number.</summary>
    /// <param name="split">The split.</param>
    public void Append(in Split split)
    {
        if (IsOfCustomer(split))
        {
            if (_ofCustomers.Length <= split.Customer.Value)
            {
                Array.Resize(ref _ofCustomers, Math.Max(1024, split.Customer.Value * 2));
            }

            _ofCustomers[split.Customer.Value] = _heads.Count + 1;
            _heads.Add(new Head(split.Cube, split.Tenant, split.Customer, Place: 0));
        }
        else
        {
            _index.Add(HashOf(split), _others.Count);
            _others.Add((split, _heads.Count));
            _heads.Add(new Head(split.Cube, split.Tenant, NameId.None, _others.Count - 1));
        }
    }

    /// <summary>The cube and the tenant of a split: what decides where its cells lie.</summary>
    /// <param name="id">0 to <see cref="Count"/> - 1.</param>
    internal (Cube Cube, NameId Tenant) OwnerOf(int id)
    {
        ref readonly var head = ref _heads[id];
        return (head.Cube, head.Tenant);
    }

    // Splits of this cube are made of nothing but a customer, whose name belongs to one tenant.
    private static bool IsOfCustomer(in Split split) => split.Cube == Cube.Customer && !split.Customer.IsNone;

    private static Split SplitOf(NameId tenant, NameId customer) =>
        new(Cube.Customer, tenant, default, default, default, default, default, default) { Customer = customer };

    private static uint HashOf(in Split split) => (uint)SplitComparer.HashOf(split);

    /// <summary>What is asked for most of a split; of a customer's in the customer cube that is all there is.</summary>
    /// <param name="Cube">The cube.</param>
    /// <param name="Tenant">The tenant.</param>
    /// <param name="Customer">The customer of such a split; none of every other one.</param>
    /// <param name="Place">Where every other one stands.</param>
    private readonly record struct Head(Cube Cube, NameId Tenant, NameId Customer, int Place);
}
