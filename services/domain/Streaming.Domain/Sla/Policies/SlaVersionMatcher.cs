using System.Numerics;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Sla.Policies;

/// <summary>
/// Finds a ticket's policy among those of one version. For every name there is one bit a policy: whether the policy accepts the name in its
/// dimension. The bits of a ticket's six names have those policies in common that match it, and the lowest is the first of them.
/// </summary>
/// <param name="version">The version.</param>
/// <param name="names">The shard's names; those added since the last question are looked at in the next one.</param>
/// <remarks>Keeps 8 bytes for every name and 64 policies. Not safe for use by two threads at once.</remarks>
internal sealed class SlaVersionMatcher(SlaPolicyVersion version, NameTable names)
{
    private const int BitsPerWord = 64;
    private readonly int _words = (version.Policies.Count + BitsPerWord - 1) / BitsPerWord;

    // What a ticket without a value in a dimension has there, by the dimension's number.
    private readonly ulong[][] _absent =
        [.. Enumerable.Range(0, (int)SlaMatch.Dimensions.Max() + 1).Select(kind => BitsOf(version, (NameKind)kind, NameId.UnknownText))];

    private ulong[] _bits = [];
    private int _known;

    /// <summary>The first policy that matches a ticket, or <see langword="null"/>.</summary>
    public SlaPolicy? Match(NameId tenant, in Attribution values)
    {
        if (_known < names.Count)
        {
            LookAtNewNames();
        }

        for (var word = 0; word < _words; word++)
        {
            var common = Bits(NameKind.Tenant, tenant, word)
                & Bits(NameKind.Team, values.Team, word)
                & Bits(NameKind.Channel, values.Channel, word)
                & Bits(NameKind.Category, values.Category, word)
                & Bits(NameKind.Priority, values.Priority, word)
                & Bits(NameKind.Product, values.Product, word);
            if (common != 0)
            {
                return version.Policies[(word * BitsPerWord) + BitOperations.TrailingZeroCount(common)];
            }
        }

        return null;
    }

    private ulong Bits(NameKind kind, NameId id, int word) => id.IsNone ? _absent[(int)kind][word] : _bits[((id.Value - 1) * _words) + word];

    private void LookAtNewNames()
    {
        if (_bits.Length < names.Count * _words)
        {
            Array.Resize(ref _bits, Math.Max(names.Count, _known * 2) * _words);
        }

        for (; _known < names.Count; _known++)
        {
            var name = new NameId(_known + 1);
            if (names.KindOf(name) != NameKind.Customer)
            {
                Look(_bits.AsSpan(_known * _words, _words), version, names.KindOf(name), names.Text(name));
            }
        }
    }

    private static ulong[] BitsOf(SlaPolicyVersion version, NameKind kind, string text)
    {
        var bits = new ulong[(version.Policies.Count + BitsPerWord - 1) / BitsPerWord];
        Look(bits, version, kind, text);
        return bits;
    }

    private static void Look(Span<ulong> bits, SlaPolicyVersion version, NameKind kind, string text)
    {
        for (var i = 0; i < version.Policies.Count; i++)
        {
            if (Accepts(version.Policies[i].Match, kind, text))
            {
                bits[i / BitsPerWord] |= 1UL << (i % BitsPerWord);
            }
        }
    }

    // Names come with events: no closure, no enumerator.
    private static bool Accepts(IReadOnlyList<SlaMatch> matches, NameKind kind, string text)
    {
        for (var i = 0; i < matches.Count; i++)
        {
            if (matches[i].Dimension == kind && !matches[i].Accepts(text))
            {
                return false;
            }
        }

        return true;
    }
}
