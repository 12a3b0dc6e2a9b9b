using Streaming.Domain.Events;
using Streaming.Domain.Names;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Tickets;

/// <summary>
/// One ticket's facts laid out for work, in fact order. Read from the stored state, changed, evaluated and written back; then used for the
/// next ticket, so that it allocates nothing.
/// </summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed partial class TicketWorkspace
{
    // What most tickets need; a ticket with more makes its workspace larger.
    private const int FirstFacts = 8;
    private const int FirstTextBytes = 256;
    private const int LargeFacts = 32;
    private const int LargeTextBytes = 2048;

    private Fact[] _facts = new Fact[FirstFacts];
    private byte[] _text = new byte[FirstTextBytes];
    private int _textLength;
    private PublishedClocks? _published;
    private ClockHistory? _history;

    /// <summary>Number of facts.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it has become so large that many of them would take much memory.</summary>
    public bool IsLarge => _facts.Length > LargeFacts || _text.Length > LargeTextBytes;

    /// <summary>The facts, in fact order.</summary>
    public Span<Fact> Facts => _facts.AsSpan(0, Count);

    /// <summary>The tenant.</summary>
    public NameId Tenant { get; set; }

    /// <summary>What the facts that were settled left behind; <see langword="null"/> while none was.</summary>
    public SettledBase? Base { get; set; }

    /// <summary>Of a customer, or what else is no ticket: what the facts that were settled left behind; <see langword="null"/> while none was.</summary>
    public Customers.CustomerBase? CustomerBase { get; set; }

    /// <summary>Whether any fact holds a comment.</summary>
    public bool HasComments { get; private set; }

    /// <summary>What was last published of its SLA clocks.</summary>
    public PublishedClocks Published => _published ??= new PublishedClocks();

    /// <summary>The last things that were said of its SLA clocks.</summary>
    public ClockHistory History => _history ??= new ClockHistory();

    /// <summary>Whether anything was published of its SLA clocks; does not touch what most desks do not have.</summary>
    public bool HasPublished => _published is { Count: > 0 };

    /// <summary>Whether <see cref="History"/> has anything.</summary>
    public bool HasHistory => _history is { Count: > 0 };

    /// <summary>Starts with a ticket of which nothing is known.</summary>
    /// <param name="tenant">The tenant.</param>
    public void Clear(NameId tenant)
    {
        Count = 0;
        _textLength = 0;
        Tenant = tenant;
        Base = null;
        CustomerBase = null;
        HasComments = false;
        _published?.Clear();
        _history?.Clear();
    }

    /// <summary>The bytes of a fact's identity.</summary>
    /// <param name="fact">A fact of this workspace.</param>
    public ReadOnlySpan<byte> Identity(in Fact fact) => _text.AsSpan(fact.Identity.Offset, fact.Identity.Length);

    /// <summary>The bytes of a fact's comment; empty where it has none.</summary>
    /// <param name="fact">A fact of this workspace.</param>
    public ReadOnlySpan<byte> Comment(in Fact fact) => _text.AsSpan(fact.Comment.Offset, fact.Comment.Length);

    /// <summary>Gives a fact a comment.</summary>
    /// <param name="fact">The fact; it need not be in the workspace yet.</param>
    /// <param name="comment">The comment's bytes.</param>
    public void SetComment(ref Fact fact, ReadOnlySpan<byte> comment)
    {
        fact.Comment = comment.IsEmpty ? default : AddText(comment);
        HasComments |= !comment.IsEmpty;
    }

    /// <summary>Says that no fact holds a comment any more.</summary>
    public void NoteCommentsGone() => HasComments = false;

    /// <summary>Adds a fact behind all others, as the stored state gives them: to be filled.</summary>
    /// <returns>The fact, as whoever was there before left it; valid until another one is added.</returns>
    public ref Fact Append()
    {
        MakeRoom();
        return ref _facts[Count++];
    }

    /// <summary>Room for text, to be filled by way of <see cref="Text"/>.</summary>
    /// <param name="length">Bytes.</param>
    public TextRef NewText(int length)
    {
        if (_text.Length - _textLength < length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _textLength + length));
        }

        var added = new TextRef(_textLength, length);
        _textLength += length;
        return added;
    }

    /// <summary>Keeps text.</summary>
    /// <param name="text">Its bytes.</param>
    public TextRef AddText(ReadOnlySpan<byte> text)
    {
        var added = NewText(text.Length);
        text.CopyTo(Text(added));
        return added;
    }

    /// <summary>The bytes of a text; valid until there is another one.</summary>
    /// <param name="text">A text of this workspace.</param>
    public Span<byte> Text(TextRef text) => _text.AsSpan(text.Offset, text.Length);

    /// <summary>Adds a fact to the set.</summary>
    /// <param name="fact">The fact; its identity is filled in.</param>
    /// <param name="identity">The identity's bytes.</param>
    /// <param name="names">The shard's names, for ties.</param>
    public FactOutcome Add(ref Fact fact, ReadOnlySpan<byte> identity, NameTable names)
    {
        var textLength = _textLength;
        fact.Identity = AddText(identity);
        var known = Find(fact);
        if (known >= 0)
        {
            ref var other = ref _facts[known];
            if (FactContent.Same(fact, other) && SaysTheSame(fact, other))
            {
                _textLength = textLength;
                return FactOutcome.Duplicate;
            }

            var conflict = FactContent.IsRevised(fact, other) ? FactOutcome.Superseded : FactOutcome.Conflict;
            var order = FactContent.Compare(fact, other, names);
            if (order < 0 || (order == 0 && Comment(fact).SequenceCompareTo(Comment(other)) <= 0))
            {
                return conflict;
            }

            return Replace(known, fact, names) ? conflict : FactOutcome.Settled;
        }

        return AddNew(fact, names) ? FactOutcome.Added : FactOutcome.Settled;
    }

    /// <summary>Whether two facts have the same comment, as far as both still have theirs.</summary>
    private bool SaysTheSame(in Fact fact, in Fact other) =>
        fact.IsCommentForgotten || other.IsCommentForgotten || Comment(fact).SequenceEqual(Comment(other));

    private int Find(in Fact fact)
    {
        var identity = Identity(fact);
        for (var i = 0; i < Count; i++)
        {
            ref var other = ref _facts[i];
            if (other.Identity.Length == identity.Length
                && other.IdentityKey == fact.IdentityKey
                && other.Source == fact.Source
                && Identity(other).SequenceEqual(identity)
                && (fact.IdentityKey != IdentityKey.ResponseId || (other.Kind == fact.Kind && other.Revision == fact.Revision)))
            {
                return i;
            }
        }

        return -1;
    }

    private void Insert(in Fact fact, NameTable names)
    {
        var at = Count;
        while (at > 0 && Compare(_facts[at - 1], fact, names) > 0)
        {
            at--;
        }

        InsertAt(at, fact);
    }

    private int Compare(in Fact a, in Fact b, NameTable names)
    {
        var order = a.TimeMs.CompareTo(b.TimeMs);
        order = order != 0 ? order : a.Sequence.CompareTo(b.Sequence);
        order = order != 0 ? order : a.Rank.CompareTo(b.Rank);
        if (order == 0 && a.Source != b.Source)
        {
            order = names.Utf8(a.Source).SequenceCompareTo(names.Utf8(b.Source));
        }

        order = order != 0 ? order : a.IdentityKey.CompareTo(b.IdentityKey);
        order = order != 0 ? order : Identity(a).SequenceCompareTo(Identity(b));
        return order != 0 ? order : a.Revision.CompareTo(b.Revision);
    }

    private void InsertAt(int at, in Fact fact)
    {
        MakeRoom();
        Array.Copy(_facts, at, _facts, at + 1, Count - at);
        _facts[at] = fact;
        Count++;
    }

    private void MakeRoom()
    {
        if (Count == _facts.Length)
        {
            Array.Resize(ref _facts, Count * 2);
        }
    }

    private void RemoveAt(int at)
    {
        Count--;
        Array.Copy(_facts, at + 1, _facts, at, Count - at);
    }
}
