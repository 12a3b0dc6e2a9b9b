using System.Text;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Tests.Tickets;

public sealed class TicketMapTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_RandomChanges_HoldsWhatADictionaryHolds(int seed)
    {
        var random = new Random(seed);
        var map = new TicketMap();
        var expected = new Dictionary<string, byte[]>();
        var numbers = new Dictionary<string, int>();

        for (var i = 0; i < 20_000; i++)
        {
            var key = KeyOf(random.Next(3_000));
            var known = numbers.TryGetValue(key, out var ticket);
            Assert.Equal(known ? ticket : TicketMap.None, map.Find(Encoding.UTF8.GetBytes(key)));
            if (!known)
            {
                numbers[key] = map.Add(Encoding.UTF8.GetBytes(key));
                expected[key] = [];
            }
            else if (random.Next(4) == 0)
            {
                map.Remove(ticket);
                map.Release(ticket);
                numbers.Remove(key);
                expected.Remove(key);
            }
            else
            {
                // Up to what is large, and down again.
                expected[key] = new byte[random.Next(random.Next(20) == 0 ? 6_000 : 900)];
                random.NextBytes(expected[key]);
                map.SetState(ticket, expected[key]);
            }
        }

        Assert.Equal(expected.Count, map.Count);
        Assert.Equal(numbers.Values.Order(), map.Tickets);
        foreach (var (key, state) in expected)
        {
            var ticket = map.Find(Encoding.UTF8.GetBytes(key));
            Assert.Equal(key, Encoding.UTF8.GetString(map.Key(ticket)));
            Assert.Equal(state, map.State(ticket).ToArray());
        }
    }

    [Fact]
    public void Remove_BeforeRelease_IsReadButNotFound()
    {
        var map = new TicketMap();
        var ticket = map.Add("a"u8);
        map.SetState(ticket, "state"u8);

        map.Remove(ticket);

        Assert.Equal(TicketMap.None, map.Find("a"u8));
        Assert.True(map[ticket].IsRemoved);
        Assert.Equal("a"u8, map.Key(ticket));
        Assert.NotEqual(ticket, map.Add("a"u8));
    }

    [Fact]
    public void IsRemoved_AnotherTicketOfTheKey_HoldsUntilTheFirstIsReleased()
    {
        var map = new TicketMap();
        var first = map.Add("a"u8);
        Assert.False(map.IsRemoved("a"u8));
        map.Remove(first);
        var second = map.Add("a"u8);
        map.Remove(map.Add("b"u8));

        Assert.True(map.IsRemoved("a"u8));
        Assert.Equal(second, map.Find("a"u8));
        map.Release(first);
        Assert.False(map.IsRemoved("a"u8));
        Assert.Equal(second, map.Find("a"u8));
        Assert.True(map.IsRemoved("b"u8));
    }

    [Fact]
    public void Release_NextTicket_TakesItsNumberAndNothingElse()
    {
        var map = new TicketMap();
        var ticket = map.Add("a"u8);
        map.SetState(ticket, "state"u8);
        map[ticket].LogVersion = 7;
        map[ticket].IsLive = true;

        map.Remove(ticket);
        map.Release(ticket);

        Assert.Equal(ticket, map.Add("b"u8));
        Assert.Equal("b"u8, map.Key(ticket));
        Assert.True(map.State(ticket).IsEmpty);
        Assert.True(map[ticket] is { LogVersion: 0, IsLive: false, IsRemoved: false, QueuedMs: long.MaxValue });
    }

    // Many lengths, and many that differ in their last byte only.
    private static string KeyOf(int number) => $"{new string('k', number % 7 * (number % 5))}{number}";
}
