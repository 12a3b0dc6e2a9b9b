namespace Streaming.Domain.Names;

/// <summary>The splits of one shard, each with a number; appended to and stored as <see cref="NameTable"/> is.</summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
public sealed class SplitTable
{
    private readonly List<Split> _splits = [];
    private readonly Dictionary<Split, int> _ids = new(SplitComparer.Instance);

    // By the number of a customer's name, that of the customer's split in the customer cube plus one: there may be a million of them, and each is
    // asked for with every event of its tickets.
    private int[] _ofCustomers = [];

    /// <summary>Number of splits.</summary>
    public int Count => _splits.Count;

    /// <summary>The split of a number.</summary>
    /// <param name="id">0 to <see cref="Count"/> - 1.</param>
    public Split this[int id] => _splits[id];

    /// <summary>The number of a split; a new one where the split is new.</summary>
    /// <param name="split">The split.</param>
    public int Intern(in Split split)
    {
        if (IsOfCustomer(split))
        {
            return OfCustomer(split.Tenant, split.Customer);
        }

        if (!_ids.TryGetValue(split, out var id))
        {
            id = _splits.Count;
            Append(split);
        }

        return id;
    }

    /// <summary>The number of a customer's split in the customer cube; a new one where it is new.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="customer">The customer, whose name is the tenant's.</param>
    public int OfCustomer(NameId tenant, NameId customer)
    {
        if (customer.Value < _ofCustomers.Length && _ofCustomers[customer.Value] is > 0 and var known)
        {
            return known - 1;
        }

        Append(new Split(Cube.Customer, tenant, default, default, default, default, default, default) { Customer = customer });
        return _splits.Count - 1;
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

            _ofCustomers[split.Customer.Value] = _splits.Count + 1;
        }
        else
        {
            _ids.Add(split, _splits.Count);
        }

        _splits.Add(split);
    }

    // Splits of this cube are made of nothing but a customer, whose name belongs to one tenant.
    private static bool IsOfCustomer(in Split split) => split.Cube == Cube.Customer;
}
