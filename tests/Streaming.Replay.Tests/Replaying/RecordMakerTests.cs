using System.Text;
using Confluent.Kafka;
using Streaming.Replay.Events;
using Streaming.Replay.Replaying;

namespace Streaming.Replay.Tests.Replaying;

public sealed class RecordMakerTests
{
    private const string Line = """
        { "specversion":"1.0", "id":"e-1", "source":"/s", "type":"support.ticket.message.v1", "subject":"T-1",  "time" : "2016-03-04T16:00:00Z", "sequence":"7","x":"é", "datacontenttype":"application/json", "data" : {"ticketId":"T-1", "author":"human"} }
        """;

    private static readonly DateTimeOffset Now = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Make_Structured_OnlyTheTimeChanges()
    {
        var message = Make(Line, RecordMode.Structured, Now.AddMilliseconds(-1));

        Assert.Equal(Line.Replace("2016-03-04T16:00:00Z", "2026-08-01T11:59:59.999Z", StringComparison.Ordinal), Encoding.UTF8.GetString(message.Value));
        Assert.Equal("T-1", Encoding.UTF8.GetString(message.Key));
        Assert.Equal("content-type=application/cloudevents+json", Assert.Single(Headers(message)));
        Assert.Equal(Now.AddMilliseconds(-1).ToUnixTimeMilliseconds(), message.Timestamp.UnixTimestampMs);
    }

    [Fact]
    public void Make_TimeKept_BytesStayAsTheyAre()
    {
        var message = Make(Line, RecordMode.Structured, new DateTimeOffset(2016, 3, 4, 16, 0, 0, TimeSpan.Zero));

        Assert.Equal(Line, Encoding.UTF8.GetString(message.Value));
    }

    [Fact]
    public void Make_Binary_AttributesAreHeadersAndTheValueIsTheData()
    {
        var message = Make(Line, RecordMode.Binary, Now.AddHours(-1));

        Assert.Equal("""{"ticketId":"T-1", "author":"human"}""", Encoding.UTF8.GetString(message.Value));
        Assert.Equal(
            [
                "ce_specversion=1.0", "ce_id=e-1", "ce_source=/s", "ce_type=support.ticket.message.v1", "ce_subject=T-1",
                "ce_time=2026-08-01T11:00:00Z", "ce_sequence=7", "ce_x=é", "content-type=application/json",
            ],
            Headers(message));
    }

    [Theory]
    [InlineData("""{"type":"support.ticket.message.v1","data":{"ticketId":"T-1"},"count":5}""")]
    [InlineData("""{"type":"support.ticket.message.v1","data_base64":"AAA="}""")]
    [InlineData("nonsense")]
    public void Make_BinaryThatCannotCarryTheLine_SendsItAsItIs(string line)
    {
        var message = Make(line, RecordMode.Binary, null);

        Assert.Equal(line, Encoding.UTF8.GetString(message.Value));
        Assert.Equal("content-type=application/cloudevents+json", Assert.Single(Headers(message)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Make_EventALittleAheadOfTheClock_RecordHasTheClocksTime(int minutes)
    {
        var message = Make(Line, RecordMode.Structured, Now.AddMinutes(minutes));

        Assert.Equal(Now.ToUnixTimeMilliseconds(), message.Timestamp.UnixTimestampMs);
    }

    [Fact]
    public void Make_NoEvent_HasNoKey() => Assert.Null(Make("nonsense", RecordMode.Structured, null).Key);

    // The reader of an old log takes a record's timestamp for how far the log has come.
    [Fact]
    public void Make_NoEventOrAnAbsurdTime_RecordHasTheTimeOfTheOneBefore()
    {
        var begin = Now.AddDays(-8);
        var maker = new RecordMaker(RecordMode.Structured, begin);
        var sent = new (string Line, DateTimeOffset? Time)[] { ("nonsense", null), (Line, Now.AddDays(-7)), ("nonsense", null), (Line, Now.AddDays(3)), (Line, Now.AddDays(-6)), ("nonsense", null) };

        Assert.Equal(
            [begin, Now.AddDays(-7), Now.AddDays(-7), Now.AddDays(-7), Now.AddDays(-6), Now.AddDays(-6)],
            sent.Select(one => new DateTimeOffset(Make(maker, one.Line, one.Time).Timestamp.UtcDateTime)));
    }

    [Fact]
    public void Make_NoEventBeforeTheFirstOne_RecordHasATimeThatTheClientDoesNotTakeForNow() =>
        Assert.Equal(1, Make("nonsense", RecordMode.Structured, null).Timestamp.UnixTimestampMs);

    // What programs write for a time that they do not know.
    [Theory]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void Make_EventOfTheBeginningOfTime_RecordHasATimeThatTheClientDoesNotTakeForNow(string time)
    {
        var message = Make(Line.Replace("2016-03-04T16:00:00Z", time, StringComparison.Ordinal), RecordMode.Structured, null);

        Assert.Equal(1, message.Timestamp.UnixTimestampMs);
        Assert.Contains(time, Encoding.UTF8.GetString(message.Value), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RecordMode.Structured)]
    [InlineData(RecordMode.Binary)]
    public void Make_CostOfAPeriod_PeriodMovesWithTheEvent(RecordMode mode)
    {
        const string Cost = """
            {"id":"e-1","type":"support.finance.cost.v1","data":{"to":"2016-03-06T01:00:00+01:00", "amountMinor":5,"from":"2016-03-05T00:00:00Z"},"time":"2016-03-04T16:00:00Z"}
            """;

        var message = Make(Cost, mode, new DateTimeOffset(2016, 4, 4, 17, 0, 0, TimeSpan.Zero));

        var value = Encoding.UTF8.GetString(message.Value);
        Assert.Contains("""{"to":"2016-04-06T01:00:00Z", "amountMinor":5,"from":"2016-04-05T01:00:00Z"}""", value, StringComparison.Ordinal);
        Assert.Equal(mode == RecordMode.Structured, value.EndsWith("""
            ,"time":"2016-04-04T17:00:00Z"}
            """.Trim(), StringComparison.Ordinal));
        Assert.Equal("e-1", Encoding.UTF8.GetString(message.Key));
    }

    [Theory]
    [InlineData("""{"type":"support.finance.cost.v1","time":"2016-03-04T16:00:00Z","data":{"from":"soon","to":"9999-12-31T23:00:00Z"}}""")]
    [InlineData("""{"type":"support.ticket.message.v1","time":"2016-03-04T16:00:00Z","data":{"from":"2016-03-04T16:00:00Z","to":"2016-03-04T16:00:00Z"}}""")]
    public void Make_NoPeriodThatCanMove_StaysAsItIs(string line)
    {
        var message = Make(line, RecordMode.Structured, Now);

        Assert.Equal(
            line.Replace("\"time\":\"2016-03-04T16:00:00Z\"", "\"time\":\"2026-08-01T12:00:00Z\"", StringComparison.Ordinal),
            Encoding.UTF8.GetString(message.Value));
    }

    private static Message<byte[], byte[]> Make(string line, RecordMode mode, DateTimeOffset? time) => Make(new RecordMaker(mode), line, time);

    private static Message<byte[], byte[]> Make(RecordMaker maker, string line, DateTimeOffset? time)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var envelope = new EnvelopeReader();
        envelope.Read(bytes);
        return maker.Make(bytes, envelope, time, Now).Message;
    }

    private static IEnumerable<string> Headers(Message<byte[], byte[]> message) =>
        message.Headers.Select(header => $"{header.Key}={Encoding.UTF8.GetString(header.GetValueBytes())}");
}
