using System.Text;
using Streaming.Replay.Load;

namespace Streaming.Replay.Tests.Load;

public sealed class LoadGeneratorTests
{
    private static readonly LoadOptions Options = new() { Tickets = 250, Stride = 40, Duration = TimeSpan.FromHours(1) };

    [Theory]
    [InlineData(380)]
    [InlineData(400)]
    [InlineData(1_000)]
    public void TryWriteNext_EveryEvent_HasTheSizeAskedFor(int bytes)
    {
        Assert.All(Made(Options with { EventBytes = bytes }), made => Assert.Equal(bytes, made.Bytes.Length));
    }

    [Fact]
    public void TryWriteNext_WholeLoad_HasFiveEventsATicketInTheirOrder()
    {
        var events = Made(Options).Select(made => Json.Parse(made.Bytes)).ToList();

        Assert.Equal(1_250, events.Count);
        Assert.Equal(1_250, events.Select(e => e.Text("id")).Distinct().Count());
        var tickets = events.GroupBy(e => e.Text("data", "ticketId")).ToList();
        Assert.Equal(250, tickets.Count);
        Assert.All(tickets, ticket => Assert.Equal(["created", "assigned", "message", "status-changed", "status-changed"], ticket.Select(Kind)));
        Assert.All(tickets, ticket => Assert.Equal(["solved", "closed"], ticket.Select(e => e.Text("data", "status")).OfType<string>()));
        Assert.All(tickets, ticket => Assert.Single(ticket.Select(e => e.Text("data", "team")).OfType<string>().Distinct()));

        static string Kind(System.Text.Json.JsonElement e) => e.Text("type")!["support.ticket.".Length..^".v1".Length];
    }

    [Fact]
    public void TryWriteNext_WrittenEvent_SaysWhereItsKeyIsAndWhenItHappened()
    {
        Assert.All(Made(Options), made =>
        {
            var parsed = Json.Parse(made.Bytes);
            Assert.Equal(parsed.Text("data", "ticketId"), Encoding.UTF8.GetString(made.Bytes, made.Event.KeyStart, made.Event.KeyLength));
            Assert.Equal(parsed.Text("subject"), parsed.Text("data", "ticketId"));
            Assert.Equal(parsed.GetProperty("time").GetDateTimeOffset().ToUnixTimeMilliseconds(), made.Event.TimeMs);
        });
    }

    [Fact]
    public void TryWriteNext_Times_AscendEvenlyWithinTheDuration()
    {
        var times = Made(Options).Select(made => made.Event.TimeMs - Options.Start.ToUnixTimeMilliseconds()).ToList();

        Assert.Equal(times.Order(), times);
        Assert.Equal((0, 3_597_120), (times[0], times[^1]));
    }

    [Fact]
    public void TryWriteNext_SameOptions_GivesTheSameBytesAndOtherSeedsOtherTickets()
    {
        Assert.Equal(Made(Options).Select(made => made.Bytes), Made(Options).Select(made => made.Bytes));
        Assert.StartsWith("L002-", Json.Parse(Made(Options with { Seed = 2 }).First().Bytes).Text("subject"), StringComparison.Ordinal);
    }

    [Fact]
    public void TryWriteNext_Steady_AllocatesNothing()
    {
        var generator = new LoadGenerator(Options);
        var buffer = new byte[400];
        generator.TryWriteNext(buffer, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();

        while (generator.TryWriteNext(buffer, out _))
        {
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Constructor_EventTooSmallForItsFields_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LoadGenerator(Options with { EventBytes = 100 }));

    private static IEnumerable<(byte[] Bytes, LoadEvent Event)> Made(LoadOptions options)
    {
        var generator = new LoadGenerator(options);
        var buffer = new byte[options.EventBytes];
        while (generator.TryWriteNext(buffer, out var written))
        {
            yield return (buffer[..written.Length], written);
        }
    }
}
