using Streaming.Domain.Binary;
using Streaming.Domain.Customers;
using Streaming.Domain.Events;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tests.Customers;

public sealed class JoinCodecTests
{
    [Fact]
    public void Entries_DealtOutAndPutTogether_AreTheSame()
    {
        var record = Record(("c-1", "T-1", 5), ("c-2", "T-2", 3), ("c-1", "T-3", 9));

        var (told, whole) = (new List<string>(), new List<byte> { JoinCodec.Format });
        foreach (var entry in new JoinEntries(record))
        {
            told.Add($"{System.Text.Encoding.UTF8.GetString(entry.Customer)} {entry.TimeMs}");
            whole.AddRange(entry.Whole);
        }

        Assert.Equal(["c-1 5", "c-2 3", "c-1 9"], told);
        Assert.Equal(record, whole);
    }

    [Theory]
    [InlineData(new byte[0], "ends too early")]
    [InlineData(new byte[] { 123, 125 }, "form 123")]
    [InlineData(new byte[] { 1, 200 }, "ends too early")]
    [InlineData(new byte[] { 1, 3, 1, 99, 0 }, "ends too early")]
    public void Read_OtherBytes_SaysWhatTheyAre(byte[] record, string expected)
    {
        var fault = Assert.Throws<InvalidDataException>(() => JoinCodec.Read(record, new EventBatch()));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyPrefixOrKind_IsReadOrRefused()
    {
        var record = Record(("c-1", "T-1", 5), ("c-2", "T-2", 3));
        for (var length = 0; length < record.Length; length++)
        {
            // Cut between two entries it is a shorter record, anywhere else none.
            var (batch, prefix) = (new EventBatch(), record[..length]);
            var fault = Xunit.Record.Exception(() => JoinCodec.Read(prefix, batch));
            Assert.True(fault is InvalidDataException || (fault is null && batch.Count is 0 or 1), $"{length}: {fault}");
        }

        for (var kind = 0; kind < 256; kind++)
        {
            var isTold = (EventKind)kind is EventKind.TicketOpened or EventKind.TicketVoided or EventKind.AnswerTakenBack;
            var changed = Record((EventKind)kind, "c-1", "T-1", 5);
            Assert.Equal(isTold, Xunit.Record.Exception(() => JoinCodec.Read(changed, new EventBatch())) is null);
        }
    }

    /// <summary>A measure has no room for it: the answer would count on another scale.</summary>
    [Theory]
    [InlineData(-3, 3, false)]
    [InlineData(0, 256, false)]
    [InlineData(16, 20, false)]
    [InlineData(15, 20, true)]
    [InlineData(0, 255, true)]
    public void Read_AnswerOnAnyScale_IsReadOrRefused(int min, int max, bool isRead)
    {
        var record = Record(EventKind.AnswerTold, "c-1", "r-1", 5, (min, max));

        var fault = Xunit.Record.Exception(() => JoinCodec.Read(record, new EventBatch()));

        Assert.Equal(isRead, fault is null);
        Assert.True(isRead || (fault is InvalidDataException && fault.Message.Contains("which must be 0 to", StringComparison.Ordinal)), $"{fault}");
    }

    private static byte[] Record(params (string Customer, string Ticket, long TimeMs)[] entries) =>
        [JoinCodec.Format, .. entries.SelectMany(static entry => Record(EventKind.TicketOpened, entry.Customer, entry.Ticket, entry.TimeMs)[1..])];

    private static byte[] Record(EventKind kind, string customer, string ticket, long timeMs, (int Min, int Max)? scale = null)
    {
        var record = new ByteWriter(64);
        var entry = new ByteWriter(64);
        var names = new NameTable(limit: 10);
        var tenant = names.Intern(NameKind.Tenant, NameId.None, "default"u8);
        var id = names.Intern(NameKind.Customer, tenant, System.Text.Encoding.UTF8.GetBytes(customer));
        JoinCodec.WriteHead(ref entry, kind, names, tenant, id, System.Text.Encoding.UTF8.GetBytes(ticket), timeMs, telling: 7);
        if (scale is { } answered)
        {
            entry.WriteByte((byte)SurveyKind.Csat);
            entry.WriteSigned(answered.Min);
            entry.WriteSigned(answered.Max);
            entry.WriteSigned(1);
            for (var name = 0; name < 6; name++)
            {
                entry.WriteBytes([]);
            }
        }

        record.WriteByte(JoinCodec.Format);
        record.WriteBytes(entry.Written);
        return record.Written.ToArray();
    }
}
