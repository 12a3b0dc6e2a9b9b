using System.Text;

namespace Streaming.Testing.Recount;

/// <summary>From accepted events to the facts of one scope: duplicates gone, conflicts settled, in order.</summary>
internal static class RecountFacts
{
    /// <summary>The facts, one per identity, in fact order.</summary>
    /// <param name="accepted">The accepted events of one scope, in any order.</param>
    /// <returns>The facts.</returns>
    public static List<RecountFact> SetOf(IEnumerable<RecountFact> accepted) =>
        InOrder(accepted.GroupBy(fact => fact.Identity).Select(Winner));

    private static RecountFact Winner(IEnumerable<RecountFact> sameIdentity) => sameIdentity
        .OrderByDescending(fact => fact.Revision)
        .ThenByDescending(fact => fact.TimeMs)
        .ThenByDescending(fact => fact.Content, StringComparer.Ordinal)
        .First();

    private static List<RecountFact> InOrder(IEnumerable<RecountFact> facts) => facts
        .OrderBy(fact => fact.TimeMs)
        .ThenBy(fact => fact.Sequence.HasValue)
        .ThenBy(fact => fact.Sequence ?? 0)
        .ThenBy(KindRank)
        .ThenBy(fact => fact.Identity.Source, Utf8Bytes.Comparer)
        .ThenBy(fact => fact.Identity.KeyName, Utf8Bytes.Comparer)
        .ThenBy(fact => fact.Identity.KeyValue, Utf8Bytes.Comparer)
        .ToList();

    private static int KindRank(RecountFact fact) => fact.Kind switch
    {
        RecountFactKind.Created => 0,
        RecountFactKind.Attributes or RecountFactKind.Assigned => 1,
        RecountFactKind.CustomerMessage => 2,
        RecountFactKind.HumanMessage => 3,
        RecountFactKind.AutomatedMessage => 4,
        RecountFactKind.Status when fact.SaysReopened => 16,
        RecountFactKind.Status => 10 + (int)fact.Status!,
        RecountFactKind.Call => 20,
        RecountFactKind.Merged => 40,
        RecountFactKind.Deleted => 41,
        _ => 30,
    };

    private sealed class Utf8Bytes : IComparer<string>
    {
        public static readonly Utf8Bytes Comparer = new();

        public int Compare(string? x, string? y) =>
            Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
    }
}
