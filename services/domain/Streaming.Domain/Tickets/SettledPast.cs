using Streaming.Domain.Binary;
using Streaming.Domain.Events;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>
/// How far the facts of a ticket, or of what is no ticket, are settled, and the newest identities that left the set of its facts: what is told again of
/// these is too late, whatever time it names, for it would count twice.
/// </summary>
internal sealed record SettledPast
{
    private const ulong HashStart = 14695981039346656037UL;
    private const ulong HashFactor = 1099511628211UL;

    // The lowest bit of a hash: a call or a response, of which there are few, and which nothing else is to crowd out.
    private const ulong Alone = 1;

    /// <summary>Time of the last settled fact.</summary>
    public required long TimeMs { get; init; }

    /// <summary>Sequence of the last settled fact.</summary>
    public required long Sequence { get; init; }

    /// <summary>Rank of the last settled fact.</summary>
    public required int Rank { get; init; }

    /// <summary>
    /// Which fact it was among those of the same time, sequence and rank; <see langword="null"/> where an earlier version settled it: then all of these
    /// are taken for settled.
    /// </summary>
    public SettledIdentity? Last { get; init; }

    /// <summary>Hashes of the identities that left, those that left first first.</summary>
    public ulong[] Left { get; init; } = [];

    /// <summary>Whether a fact lies in the settled past, where its duplicate could no more be told from it.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="identity">Its identity's bytes.</param>
    /// <param name="names">The shard's names.</param>
    public bool IsBehind(in Fact fact, ReadOnlySpan<byte> identity, NameTable names)
    {
        var order = fact.TimeMs.CompareTo(TimeMs);
        order = order != 0 ? order : fact.Sequence.CompareTo(Sequence);
        order = order != 0 ? order : fact.Rank.CompareTo(Rank);
        return order != 0 || Last is null ? order <= 0 : Last.CompareTo(fact, identity, names) >= 0;
    }

    /// <summary>Whether a fact is of an identity that left.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="identity">Its identity's bytes.</param>
    public bool HasLeft(in Fact fact, ReadOnlySpan<byte> identity) => Left.AsSpan().Contains(HashOf(fact, identity));

    /// <summary>What is settled after some more facts were.</summary>
    /// <param name="before">What was settled before; <see langword="null"/> for nothing.</param>
    /// <param name="workspace">The facts.</param>
    /// <param name="last">The place of the last one to be settled; that of none where none is settled that was not before.</param>
    /// <param name="leaves">Which facts leave the set.</param>
    /// <param name="most">Most identities that are remembered of calls and responses, and of all else.</param>
    public static SettledPast After(SettledPast? before, TicketWorkspace workspace, int last, ReadOnlySpan<bool> leaves, int most)
    {
        var left = new List<ulong>(before?.Left ?? []);
        for (var i = 0; i < leaves.Length; i++)
        {
            ref readonly var gone = ref workspace.Facts[i];

            // That a survey was sent counts nowhere, and says nothing about its answer.
            if (leaves[i] && gone.Kind != EventKind.SurveySent && HashOf(gone, workspace.Identity(gone)) is var hash && !left.Contains(hash))
            {
                left.Add(hash);
            }
        }

        Trim(left, Alone, most);
        Trim(left, 0, most);
        if (last < 0)
        {
            return before! with { Left = [.. left] };
        }

        ref readonly var fact = ref workspace.Facts[last];
        return new SettledPast
        {
            TimeMs = fact.TimeMs,
            Sequence = fact.Sequence,
            Rank = fact.Rank,
            Last = new SettledIdentity(fact.Source, fact.IdentityKey, workspace.Identity(fact).ToArray(), fact.Revision),
            Left = [.. left],
        };
    }

    /// <summary>Appends the stored form; without <see cref="Last"/> it is that of earlier versions.</summary>
    public void Write(ref ByteWriter writer)
    {
        writer.WriteSigned(TimeMs);
        writer.WriteSigned(Sequence);
        writer.WriteUnsigned((ulong)Rank);
        if (Last is not null)
        {
            Last.Write(ref writer);
            writer.WriteUnsigned((ulong)Left.Length);
            foreach (var hash in Left)
            {
                writer.WriteBigEndian((long)hash);
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="isKnown">Whether the last fact's identity is part of it, and those that left.</param>
    public static SettledPast Read(ref ByteReader reader, bool isKnown)
    {
        var past = new SettledPast { TimeMs = reader.ReadSigned(), Sequence = reader.ReadSigned(), Rank = reader.ReadInt() };
        if (!isKnown)
        {
            return past;
        }

        var last = SettledIdentity.Read(ref reader);
        var left = new ulong[reader.ReadLength()];
        foreach (ref var hash in left.AsSpan())
        {
            hash = (ulong)reader.ReadBigEndian();
        }

        return past with { Last = last, Left = left };
    }

    private static void Trim(List<ulong> left, ulong which, int most)
    {
        var surplus = left.Count(hash => (hash & Alone) == which) - most;
        left.RemoveAll(hash => (hash & Alone) == which && surplus-- > 0);
    }

    // FNV-1a. What several sources say of one response is about the same one.
    private static ulong HashOf(in Fact fact, ReadOnlySpan<byte> identity)
    {
        var source = fact.IdentityKey == IdentityKey.ResponseId ? 0 : fact.Source.Value;
        var hash = (HashStart ^ (byte)fact.IdentityKey) * HashFactor;
        for (var shift = 0; shift < 32; shift += 8)
        {
            hash = (hash ^ (byte)(source >> shift)) * HashFactor;
        }

        foreach (var letter in identity)
        {
            hash = (hash ^ letter) * HashFactor;
        }

        return TicketWorkspace.StandsAlone(fact) ? hash | Alone : hash & ~Alone;
    }
}
