namespace Streaming.Query.Tickets;

/// <summary>
/// The blocks in which one shard's ticket states lie, in the hands of the index's only writer. A million states cost the collector no more
/// than some thousands of blocks; a block of which less than half still holds is emptied.
/// </summary>
internal sealed class TicketBlocks
{
    private const int BlockBytes = 64 * 1024;

    private readonly Stack<TicketBlock> _wasteful = new();
    private TicketBlock _last = new(BlockBytes);

    /// <summary>Adds an entry.</summary>
    /// <param name="slot">The ticket's slot.</param>
    /// <param name="key">Its key.</param>
    /// <param name="state">Its state.</param>
    /// <param name="version">The commit that wrote it.</param>
    public TicketEntry Add(int slot, ReadOnlySpan<byte> key, ReadOnlySpan<byte> state, long version)
    {
        var bytes = TicketBlock.BytesOf(key, state);
        if (!_last.HasRoom(bytes))
        {
            var full = _last;
            _last = new TicketBlock(Math.Max(BlockBytes, bytes));
            Note(full);
        }

        _last.Live += bytes;
        return _last.Add(slot, key, state, version);
    }

    /// <summary>An entry no longer holds.</summary>
    /// <param name="entry">The entry; snapshots may still have it.</param>
    public void Drop(TicketEntry entry)
    {
        entry.Block.Live -= TicketBlock.BytesOf(entry.Key, entry.State);
        Note(entry.Block);
    }

    /// <summary>Takes a block of which too little still holds: what does is to be added anew.</summary>
    /// <param name="block">The block.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryTakeWasteful(out TicketBlock block) => _wasteful.TryPop(out block!);

    private void Note(TicketBlock block)
    {
        if (block != _last && !block.IsGivenUp && block.Live * 2 < block.Used)
        {
            block.IsGivenUp = true;
            _wasteful.Push(block);
        }
    }
}
