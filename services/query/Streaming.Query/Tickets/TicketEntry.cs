using Streaming.Domain.Tickets.Views;

namespace Streaming.Query.Tickets;

/// <summary>One ticket's stored state: where it lies. Never changes; a ticket that does gets another entry.</summary>
internal readonly record struct TicketEntry
{
    private readonly TicketBlock? _block;
    private readonly int _start;

    /// <summary>An entry of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="start">Where it begins there.</param>
    public TicketEntry(TicketBlock block, int start)
    {
        _block = block;
        _start = start;
    }

    /// <summary>Whether there is no ticket.</summary>
    public bool IsNone => _block is null;

    /// <summary>The ticket's key within its shard.</summary>
    public ReadOnlySpan<byte> Key => _block!.KeyOf(_start);

    /// <summary>The encoded state.</summary>
    public ReadOnlySpan<byte> State => _block!.StateOf(_start);

    /// <summary>The commit that wrote it, as far as is known: one that wrote the same again does not count; 0 for a dormant ticket.</summary>
    public long Version => _block!.VersionOf(_start);

    /// <summary>Where it lies.</summary>
    public TicketBlock Block => _block!;

    /// <summary>An entry by itself.</summary>
    /// <param name="key">The ticket's key.</param>
    /// <param name="state">Its state.</param>
    public static TicketEntry Of(ReadOnlySpan<byte> key, ReadOnlySpan<byte> state) =>
        new TicketBlock(TicketBlock.BytesOf(key, state)).Add(0, key, state, version: 0);

    /// <summary>Its comments, read once for all who ask.</summary>
    /// <param name="reader">Reads them.</param>
    /// <param name="names">The shard's names.</param>
    public IReadOnlyList<SurveyComment> Comments(SurveyCommentReader reader, IShardNames names) =>
        _block!.CommentsOf(_start, entry => reader.Read(entry.Key, entry.State, names));
}
