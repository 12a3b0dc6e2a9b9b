using Streaming.Domain.Binary;
using Streaming.Domain.Customers;
using Streaming.Domain.Settings;
using Streaming.Domain.Tests.Shards;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;
using Streaming.Ingestion.Decoding;
using Streaming.Testing.Logs;

namespace Streaming.Domain.Tests.Tickets;

/// <summary>States that an earlier version stored are read as they were meant; what they do not say is found by a walk.</summary>
public sealed class TicketStateFormatTests
{
    private const long Start = OlderStates.Start;

    /// <summary>Read and written again, an older state is what the same events make of a ticket now; its contributions may have been made in another order.</summary>
    [Theory]
    [InlineData("plain")]
    [InlineData("clocks")]
    [InlineData("comment")]
    [InlineData("settled")]
    [InlineData("customer")]
    public void State_OfBeforeItWasPacked_SaysTheSame(string name)
    {
        var (settings, key, state) = Now(name);
        var old = Convert.FromHexString(OlderStates.Stored[name]);

        Assert.NotEqual(state[0], old[0]);
        Assert.True(state.Length < old.Length, $"{state.Length} bytes now, {old.Length} before");
        Assert.Equal(Convert.ToHexString(state), Convert.ToHexString(WrittenAgain(key, state, settings)));
        Assert.Equal(
            Convert.ToHexString(WrittenAgain(key, state, settings, isOrdered: true)), Convert.ToHexString(WrittenAgain(key, old, settings, isOrdered: true)));
    }

    /// <summary>Facts that an earlier version settled: nothing is made up about them, until more are settled.</summary>
    [Fact]
    public void State_OfBeforeItKnewWhatWasSettled_IsReadAndWrittenAsItWas()
    {
        var (settings, key, now) = Now("settled");
        var old = Convert.FromHexString(OlderStates.SettledPacked);

        Assert.Equal((14, 30), (old[0], now[0]));
        Assert.Equal(Convert.ToHexString(old), Convert.ToHexString(WrittenAgain(key, old, settings)));
        Assert.Equal(
            Convert.ToHexString(WrittenAgain(key, old, settings, isOrdered: true)), Convert.ToHexString(WrittenAgain(key, now, settings, isOrdered: true)));
    }

    /// <summary>A customer's with an answer, as it was stored; nothing of it is lost on the way to the packed form and back.</summary>
    [Fact]
    public void State_OfACustomerWithAnswers_SaysTheSame()
    {
        var (key, settings) = (Convert.FromHexString("0301632D31"), new EngineSettings());
        var old = Convert.FromHexString("4202C20202C089C9BD9567000093A880190230F9AA2C8682A75E00011E02C089C9BD95670205722D31000380020380800801001412");
        var (before, after) = (new ContributionList(), new ContributionList());

        var now = WrittenAgain(key, old, settings);
        CustomerStateCodec.ReadContributions(old, before);
        CustomerStateCodec.ReadContributions(now, after);

        Assert.Equal((0x42, 0x43), (old[0], now[0]));
        Assert.Equal(2, before.Count);
        Assert.Equal(before.Items.ToArray(), after.Items.ToArray());
        Assert.Equal(Convert.ToHexString(now), Convert.ToHexString(WrittenAgain(key, now, settings)));

        // The fact that holds the answer is the same but for the length of its identity, which is told doubled.
        Assert.EndsWith("05722D31000380020380800801001412", Convert.ToHexString(old), StringComparison.Ordinal);
        Assert.EndsWith("0A722D31000380020380800801001412", Convert.ToHexString(now), StringComparison.Ordinal);
    }

    /// <summary>States of before they said how a ticket is to be kept had the same parts, but for that.</summary>
    [Theory]
    [InlineData("plain", 2)]
    [InlineData("clocks", 3)]
    public void State_OfBeforeItSaidHowToBeKept_IsRead(string name, byte format)
    {
        var (settings, key, state) = Now(name);
        var old = WithoutKeeping(Convert.FromHexString(OlderStates.Stored[name]), format);

        Assert.Equal(Ordered(Contributions(state)), Ordered(Contributions(old)));
        Assert.Equal(new StoredTicket(state).Summary, new StoredTicket(old).Summary);
        Assert.False(TicketStateCodec.TryReadVerdict(old, settings.ConfigurationHash(), out _));
        Assert.Equal(Facts(key, state), Facts(key, old));
    }

    [Fact]
    public void State_SaysHowToBeKept_OnlyForItsConfiguration()
    {
        var (promising, _, _) = OlderStates.Of("clocks");
        var run = new EngineRun(promising, new StorageSettings());
        run.Feed(new EventLog().Created("T-1", Start).Records[0]);
        run.Commit();
        var state = run.Store.Tickets().Single(ticket => TicketKey.IsOfTickets(Convert.FromHexString(ticket.Key))).Value;

        Assert.True(TicketStateCodec.TryReadVerdict(state, promising.ConfigurationHash(), out var verdict));
        Assert.Equal((Start + 30_000, true), (verdict.DeadlineMs, verdict.IsLive));
        Assert.False(TicketStateCodec.TryReadVerdict(state, new EngineSettings().ConfigurationHash(), out _));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(18)]
    [InlineData(25)]
    [InlineData(34)]
    public void State_OfAFormatThatNeverWas_IsRefused(byte format)
    {
        var state = Now("plain").State;
        state[0] = format;

        var fault = Assert.Throws<InvalidDataException>(() => new StoredTicket(state).Summary);

        Assert.Contains($"format {format}", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Whatever happened to a state's bytes, reading it says that they are none, or reads something.</summary>
    [Theory]
    [InlineData("plain")]
    [InlineData("clocks")]
    [InlineData("comment")]
    [InlineData("settled")]
    [InlineData("customer")]
    public void State_WithAnyByteChanged_IsReadOrRefused(string name)
    {
        var (_, key, now) = Now(name);
        var (random, refused) = (new Random(1), 0);
        foreach (var state in new[] { now, Convert.FromHexString(OlderStates.Stored[name]) })
        {
            for (var i = 0; i < 20_000; i++)
            {
                var changed = state[..(random.Next(4) == 0 ? random.Next(state.Length) : state.Length)];
                for (var times = random.Next(1, 5); times > 0 && changed.Length > 0; times--)
                {
                    changed[random.Next(changed.Length)] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
                }

                try
                {
                    Read(key, changed, new TicketWorkspace(), new ContributionList());
                }
                catch (InvalidDataException)
                {
                    refused++;
                }
            }
        }

        Assert.InRange(refused, 5_000, 39_000);
    }

    private static void Read(byte[] key, byte[] state, TicketWorkspace workspace, ContributionList contributions)
    {
        workspace.Clear(TicketKey.Tenant(key));
        if (TicketKey.IsOfTickets(key))
        {
            TicketStateCodec.Read(state, workspace);
            TicketStateCodec.ReadContributions(state, contributions);
        }
        else
        {
            CustomerStateCodec.Read(state, workspace);
            CustomerStateCodec.ReadContributions(state, contributions);
        }
    }

    private static (EngineSettings Settings, byte[] Key, byte[] State) Now(string name)
    {
        var (settings, log, endMs) = OlderStates.Of(name);
        var run = new EngineRun(
            settings, new StorageSettings(), family: name == "customer" ? EventFamily.Customers : EventFamily.Tickets);
        foreach (var record in log.Records)
        {
            run.Feed(record);
            run.Commit();
        }

        run.Advance(endMs);
        run.Commit();
        var (key, state) = Assert.Single(run.Store.Tickets());
        return (settings, Convert.FromHexString(key), state);
    }

    private static byte[] WrittenAgain(byte[] key, byte[] state, EngineSettings settings, bool isOrdered = false)
    {
        var (workspace, contributions) = (new TicketWorkspace(), new ContributionList());
        Read(key, state, workspace, contributions);
        if (isOrdered)
        {
            // Which facts were settled, earlier versions did not say.
            workspace.Base = workspace.Base is { } settled ? settled with { Past = settled.Past with { Last = null } } : null;
            var ordered = Ordered(contributions.Items.ToArray());
            contributions.Clear();
            contributions.AddRange(ordered);
        }

        var writer = new ByteWriter(1024);
        if (TicketKey.IsOfTickets(key))
        {
            Assert.True(TicketStateCodec.TryReadVerdict(state, settings.ConfigurationHash(), out var verdict));
            TicketStateCodec.Write(ref writer, workspace, new StoredTicket(state).Summary, verdict, contributions, settings.ConfigurationHash());
        }
        else
        {
            CustomerStateCodec.Write(ref writer, workspace, contributions, settings.ConfigurationHash());
        }

        var written = writer.Written.ToArray();
        writer.Dispose();
        return written;
    }

    /// <summary>Moves the configuration behind the contributions, where it was, and leaves out how to keep the ticket and what was said of its clocks.</summary>
    private static byte[] WithoutKeeping(byte[] state, byte format)
    {
        var reader = new ByteReader(state);
        reader.ReadByte();
        TicketSummaryCodec.Read(ref reader);
        var summary = state[1..reader.Consumed];
        var configuration = reader.ReadRaw(8).ToArray();
        var wasTold = (reader.ReadByte() & 2) != 0;
        reader.ReadSigned();
        if (wasTold)
        {
            new Streaming.Domain.Sla.Clocks.ClockHistory().Read(ref reader);
        }

        var start = reader.Consumed;
        ContributionCodec.Skip(ref reader, isPacked: false);
        return [format, .. summary, .. state[start..reader.Consumed], .. configuration, .. state[reader.Consumed..]];
    }

    private static Contribution[] Ordered(IEnumerable<Contribution> contributions) =>
        [.. contributions.OrderBy(static item => (item.TimeMs, item.Measure.Value, item.MainSplit, item.AgentSplit, item.Value))];

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

    private static string Facts(byte[] key, byte[] state)
    {
        var workspace = new TicketWorkspace();
        workspace.Clear(TicketKey.Tenant(key));
        TicketStateCodec.Read(state, workspace);
        var writer = new ByteWriter(1024);
        FactCodec.Write(ref writer, workspace);
        workspace.Published.Write(ref writer);
        var facts = Convert.ToHexString(writer.Written);
        writer.Dispose();
        return facts;
    }
}
