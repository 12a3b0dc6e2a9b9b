using Streaming.Domain.Tickets;

namespace Streaming.Domain.Tests.Tickets;

public sealed class DeadlineQueueTests
{
    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 1_000)]
    [InlineData(3, 20_000)]
    public void TryTake_AddsBetween_AreTheDueOnesEarliestFirst(int seed, int steps)
    {
        var random = new Random(seed);
        var queue = new DeadlineQueue();
        var expected = new PriorityQueue<int, (long DueMs, int Ticket)>();
        var now = 0L;
        var ticket = 0;
        for (var i = 0; i < steps; i++)
        {
            for (var added = random.Next(6); added > 0; added--)
            {
                // No two of one time, so that there is one order only; some are due already.
                var dueMs = ((now + random.Next(-50, 5_000)) * steps * 8) + ticket;
                queue.Add(ticket, dueMs);
                expected.Enqueue(ticket, (dueMs, ticket));
                ticket++;
            }

            now += random.Next(4);
            var due = now * steps * 8;
            while (expected.TryPeek(out var next, out var key) && key.DueMs <= due)
            {
                expected.Dequeue();
                Assert.True(queue.TryTake(due, out var taken, out var dueMs));
                Assert.Equal((next, key.DueMs), (taken, dueMs));
            }

            Assert.False(queue.TryTake(due, out _, out _));
            Assert.Equal(expected.Count, queue.Count);
        }

        Assert.True(expected.Count > 10);
    }

    [Fact]
    public void TryTake_EqualTimes_TakesEachOnce()
    {
        var queue = new DeadlineQueue();
        for (var ticket = 0; ticket < 3_000; ticket++)
        {
            queue.Add(ticket, ticket % 3);
        }

        var taken = new List<(long DueMs, int Ticket)>();
        while (queue.TryTake(2, out var ticket, out var dueMs))
        {
            taken.Add((dueMs, ticket));
        }

        Assert.Equal(taken.Select(entry => entry.DueMs).Order(), taken.Select(entry => entry.DueMs));
        Assert.Equal(Enumerable.Range(0, 3_000).Select(ticket => (DueMs: (long)(ticket % 3), Ticket: ticket)).Order(), taken.Order());
    }

    [Fact]
    public void TryTake_NothingDueYet_LeavesIt()
    {
        var queue = new DeadlineQueue();
        queue.Add(7, 1_000);

        Assert.False(queue.TryTake(999, out _, out _));
        Assert.True(queue.TryTake(1_000, out var ticket, out var dueMs));
        Assert.Equal((7, 1_000L), (ticket, dueMs));
        Assert.False(queue.TryTake(long.MaxValue, out _, out _));
    }
}
