using System.Runtime.InteropServices;
using System.Text;
using Streaming.Domain.Binary;
using Streaming.Domain.Memory;

namespace Streaming.Domain.Names;

/// <summary>
/// The names of one shard: each distinct value of a dimension becomes a small number once. Only ever appended to, and stored with the shard,
/// so that a number means the same for ever.
/// </summary>
/// <remarks>
/// At most <c>limit</c> names for each tenant and dimension: further ones share the name <see cref="NameId.OtherText"/>, and are counted.
/// Customers, of whom there may be millions, are kept as bytes alone, so that the collector has nothing to follow; other names also as strings.
/// Not safe for use by two threads at once.
/// </remarks>
public sealed class NameTable
{
    private const int RoomStepBytes = 4;
    private const int ChunkNames = 1024;

    private readonly int _limit;
    private readonly int _customerLimit;
    private readonly ChunkedList<Entry> _names = new(ChunkNames);
    private readonly ByteBodies _bodies = new(RoomStepBytes);
    private readonly HashIndex _index = new();
    private readonly RecentNames _recent = new();
    private readonly Dictionary<NameId, string> _texts = [];
    private readonly Dictionary<(NameKind Kind, NameId Tenant), int> _counts = [];
    private readonly long[] _folded = new long[byte.MaxValue + 1];

    /// <summary>An empty table.</summary>
    /// <param name="limit">Most names for each tenant and kind.</param>
    /// <param name="customerLimit">Most customers for each tenant.</param>
    public NameTable(int limit, int customerLimit = 2_000_000)
    {
        _limit = limit;
        _customerLimit = customerLimit;
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
    public IEnumerable<string> TextsOf(NameKind kind)
    {
        for (var i = 0; i < _names.Count; i++)
        {
            if (_names[i].Kind == kind)
            {
                yield return Text(new NameId(i + 1));
            }
        }
    }

    /// <summary>How often a value of one kind was folded.</summary>
    /// <param name="kind">The kind.</param>
    public long FoldedOf(NameKind kind) => _folded[(int)kind];

    /// <summary>The name of a number.</summary>
    /// <param name="id">A number that this table gave, not <see cref="NameId.None"/>.</param>
    public Name this[NameId id] => new(Of(id).Kind, Of(id).Tenant, Text(id));

    /// <summary>The text of a number, <see cref="NameId.UnknownText"/> where there is no value. Of a customer a new string each time.</summary>
    /// <param name="id">A number that this table gave, or <see cref="NameId.None"/>.</param>
    public string Text(NameId id)
    {
        if (id.IsNone)
        {
            return NameId.UnknownText;
        }

        return Of(id).Kind == NameKind.Customer ? Encoding.UTF8.GetString(Utf8(id)) : _texts[id];
    }

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

        if (kind == NameKind.Customer)
        {
            // Too many, and too seldom the same again, to be remembered.
            return Find(kind, tenant, utf8) is { IsNone: false } customer ? customer : InternNew(kind, tenant, utf8);
        }

        var glance = new NameGlance(kind, tenant, utf8);
        var recent = _recent.Find(glance);
        if (!recent.IsNone && (glance.IsWhole || Utf8(recent).SequenceEqual(utf8)))
        {
            return recent;
        }

        if (Find(kind, tenant, utf8) is { IsNone: false } known)
        {
            _recent.Put(glance, known);
            return known;
        }

        return InternNew(kind, tenant, utf8);
    }

    /// <summary>Adds a name that the stored shard has, in the order of its number.</summary>
    /// <param name="name">The name.</param>
    public void Append(Name name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name.Text);
        if (Find(name.Kind, name.Tenant, utf8) is { IsNone: false } earlier)
        {
            // Bytes that are no text came as two names, which became one text when they were stored: the later one stands for both from now on.
            _index.Remove(Hash(name.Kind, name.Tenant, utf8), earlier.Value - 1);
        }

        Add(name.Kind, name.Tenant, utf8);
    }

    /// <summary>What a number names.</summary>
    /// <param name="id">A number that this table gave, not <see cref="NameId.None"/>.</param>
    internal NameKind KindOf(NameId id) => Of(id).Kind;

    /// <summary>The tenant that a name belongs to.</summary>
    /// <param name="id">A number that this table gave, not <see cref="NameId.None"/>.</param>
    internal NameId TenantOf(NameId id) => Of(id).Tenant;

    /// <summary>Appends the text of a number.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="id">A number that this table gave, or <see cref="NameId.None"/>.</param>
    internal void WriteText(ref ByteWriter writer, NameId id)
    {
        if (id.IsNone || !Of(id).IsText)
        {
            writer.WriteText(Text(id));
        }
        else
        {
            writer.WriteBytes(Utf8(id));
        }
    }

    /// <summary>The bytes of a number; valid until another name is added.</summary>
    /// <param name="id">A number that this table gave, not <see cref="NameId.None"/>.</param>
    internal ReadOnlySpan<byte> Utf8(NameId id)
    {
        ref readonly var entry = ref Of(id);
        return _bodies.Bytes(entry.Body, entry.Bytes);
    }

    private ref readonly Entry Of(NameId id) => ref _names[id.Value - 1];

    private NameId Find(NameKind kind, NameId tenant, ReadOnlySpan<byte> utf8)
    {
        var hash = Hash(kind, tenant, utf8);
        var place = -1;
        while (_index.Next(hash, ref place, out var number))
        {
            ref readonly var entry = ref _names[number];
            if (entry.Kind == kind && entry.Tenant.Value == tenant.Value && _bodies.Bytes(entry.Body, entry.Bytes).SequenceEqual(utf8))
            {
                return new NameId(number + 1);
            }
        }

        return NameId.None;
    }

    private NameId InternNew(NameKind kind, NameId tenant, ReadOnlySpan<byte> utf8)
    {
        if (_counts.GetValueOrDefault((kind, tenant)) >= (kind == NameKind.Customer ? _customerLimit : _limit))
        {
            _folded[(int)kind]++;
            utf8 = "other"u8;
            if (Find(kind, tenant, utf8) is { IsNone: false } other)
            {
                return other;
            }
        }

        return Add(kind, tenant, utf8);
    }

    private NameId Add(NameKind kind, NameId tenant, ReadOnlySpan<byte> utf8)
    {
        var body = _bodies.Rent(Math.Max(1, utf8.Length));
        utf8.CopyTo(_bodies.Bytes(body, utf8.Length));
        _index.Add(Hash(kind, tenant, utf8), _names.Count);
        _names.Add(new Entry(kind, tenant, body, utf8.Length, System.Text.Unicode.Utf8.IsValid(utf8)));
        var id = new NameId(_names.Count);
        if (kind != NameKind.Customer)
        {
            _texts.Add(id, Encoding.UTF8.GetString(utf8));
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_counts, (kind, tenant), out _)++;
        return id;
    }

    private static uint Hash(NameKind kind, NameId tenant, ReadOnlySpan<byte> utf8) =>
        (uint)(Utf8Hash.Of(utf8) ^ (((int)kind * 397) + (tenant.Value * 7919)));

    /// <param name="Kind">What it names.</param>
    /// <param name="Tenant">The tenant.</param>
    /// <param name="Body">Where its bytes lie.</param>
    /// <param name="Bytes">How many they are.</param>
    /// <param name="IsText">Whether they are valid UTF-8, and so those of the name's text.</param>
    private readonly record struct Entry(NameKind Kind, NameId Tenant, int Body, int Bytes, bool IsText);
}
