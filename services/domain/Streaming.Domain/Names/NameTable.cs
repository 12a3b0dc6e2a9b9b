using System.Diagnostics.CodeAnalysis;

namespace Streaming.Domain.Names;

/// <summary>
/// The names of one shard: each distinct value of a dimension becomes a small number once, and a string once. Only ever appended to, and
/// stored with the shard, so that a number means the same for ever.
/// </summary>
/// <remarks>
/// At most <c>limit</c> names for each tenant and dimension: further ones share the name <see cref="NameId.OtherText"/>, and are counted.
/// Not safe for use by two threads at once.
/// </remarks>
public sealed class NameTable
{
    private readonly int _limit;
    private readonly int _customerLimit;
    private readonly List<Name> _names = [];
    private readonly Dictionary<Key, NameId> _ids;
    private readonly Dictionary<Key, NameId>.AlternateLookup<Probe> _lookup;
    private readonly Dictionary<(NameKind Kind, NameId Tenant), int> _counts = [];
    private readonly long[] _folded = new long[byte.MaxValue + 1];

    /// <summary>An empty table.</summary>
    /// <param name="limit">Most names for each tenant and kind.</param>
    /// <param name="customerLimit">Most customers for each tenant.</param>
    public NameTable(int limit, int customerLimit = 2_000_000)
    {
        _limit = limit;
        _customerLimit = customerLimit;
        _ids = new Dictionary<Key, NameId>(KeyComparer.Instance);
        _lookup = _ids.GetAlternateLookup<Probe>();
    }

    /// <summary>Number of names.</summary>
    public int Count => _names.Count;

    /// <summary>How often a value was folded into <see cref="NameId.OtherText"/> because its dimension is full.</summary>
    public long FoldedCount => _folded.Sum();

    /// <summary>Number of names of one kind, over all tenants.</summary>
    /// <param name="kind">The kind.</param>
    public int CountOf(NameKind kind) => _counts.Where(count => count.Key.Kind == kind).Sum(count => count.Value);

    /// <summary>The texts of one kind, over all tenants, in the order of their numbers. Goes through all names.</summary>
    /// <param name="kind">The kind.</param>
    public IEnumerable<string> TextsOf(NameKind kind) => _names.Where(name => name.Kind == kind).Select(static name => name.Text);

    /// <summary>How often a value of one kind was folded.</summary>
    /// <param name="kind">The kind.</param>
    public long FoldedOf(NameKind kind) => _folded[(int)kind];

    /// <summary>The name of a number.</summary>
    /// <param name="id">A number that this table gave, not <see cref="NameId.None"/>.</param>
    public Name this[NameId id] => _names[id.Value - 1];

    /// <summary>The text of a number, <see cref="NameId.UnknownText"/> where there is no value.</summary>
    /// <param name="id">A number that this table gave, or <see cref="NameId.None"/>.</param>
    public string Text(NameId id) => id.IsNone ? NameId.UnknownText : _names[id.Value - 1].Text;

    /// <summary>The number of a value; a new one where the value is new and there is room.</summary>
    /// <param name="kind">What is named.</param>
    /// <param name="tenant">The tenant; none for tenants and sources.</param>
    /// <param name="utf8">The value; empty for none.</param>
    public NameId Intern(NameKind kind, NameId tenant, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return NameId.None;
        }

        return _lookup.TryGetValue(new Probe(kind, tenant, utf8), out var id) ? id : InternNew(kind, tenant, utf8);
    }

    /// <summary>Adds a name that the stored shard has, in the order of its number.</summary>
    /// <param name="name">The name.</param>
    public void Append(Name name) => Add(name, System.Text.Encoding.UTF8.GetBytes(name.Text));

    private NameId InternNew(NameKind kind, NameId tenant, ReadOnlySpan<byte> utf8)
    {
        if (_counts.GetValueOrDefault((kind, tenant)) >= (kind == NameKind.Customer ? _customerLimit : _limit))
        {
            _folded[(int)kind]++;
            utf8 = "other"u8;
            if (_lookup.TryGetValue(new Probe(kind, tenant, utf8), out var other))
            {
                return other;
            }
        }

        var bytes = utf8.ToArray();
        return Add(new Name(kind, tenant, System.Text.Encoding.UTF8.GetString(bytes)), bytes);
    }

    private NameId Add(Name name, byte[] utf8)
    {
        _names.Add(name);
        var id = new NameId(_names.Count);
        _ids[new Key(name.Kind, name.Tenant, utf8)] = id;
        _counts[(name.Kind, name.Tenant)] = _counts.GetValueOrDefault((name.Kind, name.Tenant)) + 1;
        return id;
    }

    private readonly record struct Key(NameKind Kind, NameId Tenant, byte[] Utf8);

    private readonly ref struct Probe(NameKind kind, NameId tenant, ReadOnlySpan<byte> utf8)
    {
        public readonly NameKind Kind = kind;
        public readonly NameId Tenant = tenant;
        public readonly ReadOnlySpan<byte> Utf8 = utf8;
    }

    private sealed class KeyComparer : IEqualityComparer<Key>, IAlternateEqualityComparer<Probe, Key>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals(Key x, Key y) => x.Kind == y.Kind && x.Tenant == y.Tenant && x.Utf8.AsSpan().SequenceEqual(y.Utf8);

        public int GetHashCode([DisallowNull] Key key) => Hash(key.Kind, key.Tenant, key.Utf8);

        public bool Equals(Probe alternate, Key other) =>
            alternate.Kind == other.Kind && alternate.Tenant == other.Tenant && alternate.Utf8.SequenceEqual(other.Utf8);

        public int GetHashCode(Probe alternate) => Hash(alternate.Kind, alternate.Tenant, alternate.Utf8);

        public Key Create(Probe alternate) => new(alternate.Kind, alternate.Tenant, alternate.Utf8.ToArray());

        private static int Hash(NameKind kind, NameId tenant, ReadOnlySpan<byte> utf8) =>
            Utf8Hash.Of(utf8) ^ (((int)kind * 397) + (tenant.Value * 7919));
    }
}
