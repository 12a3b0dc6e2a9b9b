using Streaming.Domain.Binary;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Tests.Shards;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;
using Streaming.Testing.Logs;

namespace Streaming.Domain.Tests.Tickets;

/// <summary>States that an earlier version stored are read as they were meant; what they do not say is found by a walk.</summary>
public sealed class TicketStateFormatTests
{
    private const long Start = 1_772_409_600_000;

    private static readonly EngineSettings Promising = new()
    {
        Sla = new SlaPolicySet([new SlaPolicyVersion("v1", long.MinValue, [new SlaPolicy("p", [], [new SlaTarget(ClockKind.FirstReply, 60_000, BusinessCalendar.AlwaysOpen, [500])])])]),
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void State_OfBeforeItSaidHowToBeKept_IsRead(bool hasClocks)
    {
        var settings = hasClocks ? Promising : new EngineSettings();
        var run = new EngineRun(settings, new StorageSettings());
        foreach (var record in new EventLog().Created("T-1", Start, team: "billing").Customer("T-1", Start + 45_000).Records)
        {
            run.Feed(record);
        }

        run.Advance(Start + 50_000);
        run.Commit();
        var (hex, state) = Assert.Single(run.Store.Tickets(), ticket => TicketKey.IsOfTickets(Convert.FromHexString(ticket.Key)));
        var key = Convert.FromHexString(hex);
        var old = OldForm(key, state);

        Assert.Equal(hasClocks ? 3 : 2, old[0]);
        Assert.Equal(Contributions(state), Contributions(old));
        Assert.Equal(new StoredTicket(state).Summary, new StoredTicket(old).Summary);
        Assert.False(TicketStateCodec.TryReadVerdict(old, settings.ConfigurationHash(), out _));
        var reader = new TicketViewReader(settings);
        var names = StoredCells.Of(run.Store);
        var (now, before) = (reader.Read(key, state, names, Start + 50_000, withFacts: true), reader.Read(key, old, names, Start + 50_000, withFacts: true));
        Assert.Equal(now.Facts.Select(fact => fact.ToString()), before.Facts.Select(fact => fact.ToString()));
        Assert.Equal(now.Clocks.Select(ClockText.InEnglish), before.Clocks.Select(ClockText.InEnglish));
        Assert.Equal((hasClocks ? 1 : 0, 0), (now.ClockNews.Count, before.ClockNews.Count));
    }

    [Fact]
    public void State_SaysHowToBeKept_OnlyForItsConfiguration()
    {
        var run = new EngineRun(Promising, new StorageSettings());
        run.Feed(new EventLog().Created("T-1", Start).Records[0]);
        run.Commit();
        var state = run.Store.Tickets().Single(ticket => TicketKey.IsOfTickets(Convert.FromHexString(ticket.Key))).Value;

        Assert.True(TicketStateCodec.TryReadVerdict(state, Promising.ConfigurationHash(), out var verdict));
        Assert.Equal((Start + 30_000, true), (verdict.DeadlineMs, verdict.IsLive));
        Assert.False(TicketStateCodec.TryReadVerdict(state, new EngineSettings().ConfigurationHash(), out _));
    }

    private static List<Contribution> Contributions(byte[] state)
    {
        var ticket = new StoredTicket(state);
        var list = new List<Contribution>();
        while (ticket.Next(out var contribution))
        {
            list.Add(contribution);
        }

        return list;
    }

    private static byte[] OldForm(byte[] key, byte[] state)
    {
        var workspace = new TicketWorkspace();
        workspace.Clear(TicketKey.Tenant(key));
        TicketStateCodec.Read(state, workspace);
        var writer = new ByteWriter(256);
        var hasClocks = workspace.Published.Count > 0;
        writer.WriteByte(hasClocks ? (byte)3 : (byte)2);
        TicketSummaryCodec.Write(ref writer, new StoredTicket(state).Summary);
        ContributionCodec.Write(ref writer, workspace.Committed.Items);
        writer.WriteBigEndian((long)workspace.ConfigurationHash);
        writer.WriteByte(0);
        writer.WriteUnsigned((ulong)workspace.Count);
        var previousMs = 0L;
        foreach (ref readonly var fact in workspace.Facts)
        {
            FactCodec.Write(ref writer, fact, workspace.Identity(fact), workspace.Comment(fact), previousMs);
            previousMs = fact.TimeMs;
        }

        if (hasClocks)
        {
            workspace.Published.Write(ref writer);
        }

        var old = writer.Written.ToArray();
        writer.Dispose();
        return old;
    }
}
