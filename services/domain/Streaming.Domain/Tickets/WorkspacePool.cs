namespace Streaming.Domain.Tickets;

/// <summary>
/// Workspaces in which no ticket waits, for whatever shard a thread works on: what one shard gives back with its commit the next one takes at once, while
/// it is still near the processor. Each thread has its own, so that none waits for another.
/// </summary>
internal sealed class WorkspacePool
{
    // As many as wait at once in some sixteen shards, 23 MiB for each thread as long as none has grown; and a few that a long ticket has made large, for the next long one.
    private const int MostSpare = 16 * 1024;
    private const int MostLargeSpare = 64;
    private const int LongStateBytes = 1024;

    [ThreadStatic]
    private static WorkspacePool? _ofThread;

    private readonly Stack<TicketWorkspace> _spare = new();
    private readonly Stack<TicketWorkspace> _large = new();

    /// <summary>The pool of the thread that asks.</summary>
    public static WorkspacePool OfThread => _ofThread ??= new WorkspacePool();

    /// <summary>A workspace to lay facts out in; what it holds is left over from its last use.</summary>
    /// <param name="stateBytes">Bytes of the ticket's state; 0 for a new ticket.</param>
    public TicketWorkspace Rent(int stateBytes) =>
        (stateBytes > LongStateBytes && _large.TryPop(out var workspace)) || _spare.TryPop(out workspace) ? workspace : new TicketWorkspace();

    /// <summary>Takes a workspace back, whichever thread it was rented by.</summary>
    /// <param name="workspace">One that no ticket waits in.</param>
    public void Return(TicketWorkspace workspace)
    {
        workspace.Base = null;
        workspace.CustomerBase = null;
        var (spare, most) = workspace.IsLarge ? (_large, MostLargeSpare) : (_spare, MostSpare);
        if (spare.Count < most)
        {
            spare.Push(workspace);
        }
    }
}
