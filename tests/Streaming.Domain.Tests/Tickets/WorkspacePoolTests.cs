using Streaming.Domain.Tickets;

namespace Streaming.Domain.Tests.Tickets;

public sealed class WorkspacePoolTests
{
    [Fact]
    public void Rent_AfterLongTickets_GivesTheirsToFurtherLongOnesOnly()
    {
        var pool = new WorkspacePool();
        var (shortOne, longOnes) = (pool.Rent(0), Enumerable.Range(0, 80).Select(_ => pool.Rent(5_000)).ToArray());
        foreach (var workspace in longOnes)
        {
            workspace.Clear(default);
            workspace.NewText(10_000);
            pool.Return(workspace);
        }

        pool.Return(shortOne);

        Assert.Same(shortOne, pool.Rent(100));
        Assert.DoesNotContain(pool.Rent(100), longOnes);
        var again = Enumerable.Range(0, 80).Select(_ => pool.Rent(5_000)).ToArray();
        Assert.Equal(64, again.Intersect(longOnes).Count());
        Assert.Equal(80, again.Distinct().Count());
    }

    [Fact]
    public void Rent_AfterEightShardsGaveBackTheirs_MakesNone()
    {
        var pool = new WorkspacePool();
        var waiting = Enumerable.Range(0, 8 * 1_000).Select(_ => pool.Rent(0)).ToArray();
        foreach (var workspace in waiting)
        {
            pool.Return(workspace);
        }

        Assert.Equal(waiting.Reverse(), Enumerable.Range(0, waiting.Length).Select(_ => pool.Rent(0)));
    }

    [Fact]
    public void OfThread_OnTwoThreads_IsAnotherEach()
    {
        WorkspacePool? other = null;
        var thread = new Thread(() => other = WorkspacePool.OfThread);
        thread.Start();
        thread.Join();

        Assert.Same(WorkspacePool.OfThread, WorkspacePool.OfThread);
        Assert.NotNull(other);
        Assert.NotSame(WorkspacePool.OfThread, other);
    }
}
