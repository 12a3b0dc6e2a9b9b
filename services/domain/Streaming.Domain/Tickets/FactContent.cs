using Streaming.Domain.Events;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>Compares what two facts with the same identity say.</summary>
internal static class FactContent
{
    /// <summary>Whether both say the same.</summary>
    public static bool Same(in Fact a, in Fact b) =>
        a.TimeMs == b.TimeMs
        && a.Sequence == b.Sequence
        && a.Kind == b.Kind
        && (a.Fields & ~EventFields.KeptCustomer) == (b.Fields & ~EventFields.KeptCustomer)
        && (a.Customer == b.Customer || a.Customer.IsNone || b.Customer.IsNone)
        && a.Values == b.Values
        && a.OpenedByStaff == b.OpenedByStaff
        && a.Status == b.Status
        && a.Author == b.Author
        && a.IsPublic == b.IsPublic
        && a.DeleteReason == b.DeleteReason
        && a.TalkMs == b.TalkMs
        && a.HoldMs == b.HoldMs
        && a.AfterCallMs == b.AfterCallMs
        && a.SurveyKind == b.SurveyKind
        && a.AudienceIsAgent == b.AudienceIsAgent
        && a.ScaleMin == b.ScaleMin
        && a.ScaleMax == b.ScaleMax
        && a.Value == b.Value
        && a.Revision == b.Revision
        && a.Segment == b.Segment
        && a.Detail == b.Detail
        && a.Amount == b.Amount
        && a.FromMs == b.FromMs
        && a.ToMs == b.ToMs
        && a.CostKind == b.CostKind
        && a.IsResolved == b.IsResolved;

    /// <summary>Whether two facts with the same identity say by themselves which of them is newer.</summary>
    public static bool IsRevised(in Fact a, in Fact b) => a.Revision != b.Revision || (a.IsJoin && a.Telling != b.Telling);

    /// <summary>Which of two facts with the same identity and other content stands: the greater by revision, time, then content.</summary>
    public static int Compare(in Fact a, in Fact b, NameTable names)
    {
        // What ticket shards tell is numbered in the order of telling, whatever time it is about.
        var order = a.IsJoin && b.IsJoin ? a.Telling.CompareTo(b.Telling) : a.Revision.CompareTo(b.Revision);
        order = order != 0 ? order : a.TimeMs.CompareTo(b.TimeMs);
        return order != 0 ? order : Hash(a, names).CompareTo(Hash(b, names));
    }

    // FNV-1a over the content, names as text: the same on every machine and in every shard.
    private static ulong Hash(in Fact fact, NameTable names)
    {
        var hash = 14695981039346656037UL;
        Mix(ref hash, fact.Sequence);
        Mix(ref hash, (long)fact.Kind);
        Mix(ref hash, (long)(fact.Fields & ~EventFields.KeptCustomer));
        Mix(ref hash, names.Text(fact.Values.Team));
        Mix(ref hash, names.Text(fact.Values.Agent));
        Mix(ref hash, names.Text(fact.Values.Channel));
        Mix(ref hash, names.Text(fact.Values.Category));
        Mix(ref hash, names.Text(fact.Values.Priority));
        Mix(ref hash, names.Text(fact.Values.Product));
        Mix(ref hash, fact.OpenedByStaff ? 1 : 0);
        Mix(ref hash, (long)fact.Status);
        Mix(ref hash, (long)fact.Author);
        Mix(ref hash, fact.IsPublic ? 1 : 0);
        Mix(ref hash, (long)fact.DeleteReason);
        Mix(ref hash, fact.TalkMs);
        Mix(ref hash, fact.HoldMs);
        Mix(ref hash, fact.AfterCallMs);
        Mix(ref hash, (long)fact.SurveyKind);
        Mix(ref hash, fact.AudienceIsAgent ? 1 : 0);
        Mix(ref hash, fact.ScaleMin);
        Mix(ref hash, fact.ScaleMax);
        Mix(ref hash, fact.Value);
        if (fact.Kind > EventKind.SurveyWithdrawn)
        {
            Mix(ref hash, names.Text(fact.Segment));
            Mix(ref hash, names.Text(fact.Detail));
            Mix(ref hash, fact.Amount);
            Mix(ref hash, fact.FromMs);
            Mix(ref hash, fact.ToMs);
            Mix(ref hash, (long)fact.CostKind);
            Mix(ref hash, fact.IsResolved ? 1 : 0);
        }

        if (!fact.Customer.IsNone)
        {
            Mix(ref hash, names.Text(fact.Customer));
        }

        return hash;
    }

    private static void Mix(ref ulong hash, long value)
    {
        for (var i = 0; i < 8; i++)
        {
            hash = (hash ^ (byte)(value >> (8 * i))) * 1099511628211UL;
        }
    }

    private static void Mix(ref ulong hash, string text)
    {
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        Mix(ref hash, text.Length);
    }
}
