using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Ingestion.Decoding;
using static Streaming.Ingestion.Tests.Decoding.DecoderHarness;

namespace Streaming.Ingestion.Tests.Decoding;

public sealed class SurveyAndCallEventTests
{
    private readonly DecoderHarness _harness = new();

    [Fact]
    public void Decode_AnswerThatNamesATicket_BelongsToTheTicket()
    {
        var result = _harness.Decode(Survey(
            "answered",
            """
            {"responseId":"r-1","kind":"csat","ticketId":"T-17","customerId":"C-1","audience":"agent","scaleMin":1,"scaleMax":5,"value":4,
             "comment":"","agentId":"a-1","team":"billing","channel":"mail","category":"refund"}
            """));

        Assert.True(result.IsDecoded, result.Message);
        var answer = _harness.Event;
        Assert.Equal((SubjectKind.Ticket, "T-17"), (answer.SubjectKind, _harness.Text(answer.Subject)));
        Assert.Equal((IdentityKey.ResponseId, "r-1"), (answer.IdentityKey, _harness.Text(answer.Identity)));
        Assert.Equal((SurveyKind.Csat, 1, 5, 4), (answer.SurveyKind, answer.ScaleMin, answer.ScaleMax, answer.Value));
        Assert.True(answer.AudienceIsAgent);
        Assert.Equal(
            EventFields.Team | EventFields.Agent | EventFields.Channel | EventFields.Category | EventFields.Customer,
            answer.Fields);
    }

    [Fact]
    public void Decode_SurveyWithoutTicket_IsItsOwnSubject()
    {
        _harness.Decode(Survey("sent", """{"responseId":"r-1","kind":"nps"}"""), "r-1");

        Assert.Equal((SubjectKind.Response, "r-1"), (_harness.Event.SubjectKind, _harness.Text(_harness.Event.Subject)));
    }

    [Fact]
    public void Decode_Revised_CarriesItsRevision()
    {
        _harness.Decode(Survey("revised", """{"responseId":"r-1","kind":"ces","scaleMin":1,"scaleMax":7,"value":7.0,"revision":3}"""), "r-1");

        Assert.Equal((EventKind.SurveyRevised, 3, 7), (_harness.Event.Kind, _harness.Event.Revision, _harness.Event.Value));
    }

    [Theory]
    [InlineData("1", 1L, InvalidReason.None)]
    [InlineData("1772409600000", 1_772_409_600_000L, InvalidReason.None)]
    [InlineData("9223372036854775807", long.MaxValue, InvalidReason.None)]
    [InlineData("9223372036854775808", 0L, InvalidReason.InvalidField)]
    [InlineData("0", 0L, InvalidReason.InvalidField)]
    [InlineData("1.5", 0L, InvalidReason.InvalidField)]
    public void Decode_Revision_IsAnyIntegerAboveZero(string written, long revision, InvalidReason expected)
    {
        var result = _harness.Decode(
            Call($$"""{"callId":"c-1","talkSeconds":1,"holdSeconds":2,"afterCallSeconds":3,"revision":{{written}}}"""), "c-1");

        Assert.Equal(expected, result.Reason);
        if (result.IsDecoded)
        {
            Assert.Equal(revision, _harness.Event.Revision);
        }
    }

    [Fact]
    public void Decode_Withdrawn_NeedsNothingButTheResponse()
    {
        var result = _harness.Decode(Survey("withdrawn", """{"responseId":"r-1","kind":"stars"}"""), "r-1");

        Assert.True(result.IsDecoded, result.Message);
        Assert.Equal(EventKind.SurveyWithdrawn, _harness.Event.Kind);
    }

    [Theory]
    [InlineData("csat", 0, 1)]
    [InlineData("csat", 1, 5)]
    [InlineData("csat", 1, 7)]
    [InlineData("csat", 1, 10)]
    [InlineData("nps", 0, 10)]
    [InlineData("nps", 1, 10)]
    [InlineData("ces", 1, 5)]
    [InlineData("ces", 1, 7)]
    public void Decode_KnownScale_TakesBothEndsAndNothingBeyond(string kind, int min, int max)
    {
        foreach (var (value, reason) in new[]
        {
            (min, InvalidReason.None),
            (max, InvalidReason.None),
            (min - 1, InvalidReason.OutOfScale),
            (max + 1, InvalidReason.OutOfScale),
        })
        {
            var result = _harness.Decode(
                Survey("answered", $$"""{"responseId":"r-1","kind":"{{kind}}","scaleMin":{{min}},"scaleMax":{{max}},"value":{{value}}}"""),
                "r-1");

            Assert.Equal(reason, result.Reason);
        }
    }

    [Theory]
    [InlineData("csat", 1, 4, InvalidReason.UnknownScale)]
    [InlineData("ces", 1, 10, InvalidReason.UnknownScale)]
    [InlineData("nps", 1, 5, InvalidReason.UnknownScale)]
    [InlineData("csat", 5, 1, InvalidReason.OutOfScale)]
    [InlineData("csat", 3, 3, InvalidReason.OutOfScale)]
    public void Decode_OtherScale_IsRefused(string kind, int min, int max, InvalidReason reason)
    {
        var result = _harness.Decode(
            Survey("answered", $$"""{"responseId":"r-1","kind":"{{kind}}","scaleMin":{{min}},"scaleMax":{{max}},"value":3}"""),
            "r-1");

        Assert.Equal(reason, result.Reason);
    }

    [Fact]
    public void Decode_ConfiguredScale_IsTaken()
    {
        var decoder = new EventDecoder(SurveyCuts.Default.With(SurveyKind.Csat, new SurveyScale(1, 4), new ScaleCuts(2, 3)));
        var batch = new EventBatch();

        var result = decoder.Decode(
            System.Text.Encoding.UTF8.GetBytes(Survey("answered", """{"responseId":"r-1","kind":"csat","scaleMin":1,"scaleMax":4,"value":3}""")),
            "r-1"u8,
            batch);

        Assert.True(result.IsDecoded, result.Message);
    }

    [Theory]
    [InlineData("4.5")]
    [InlineData("1e12")]
    [InlineData("\"4\"")]
    [InlineData("true")]
    public void Decode_ValueThatIsNoInteger_IsInvalid(string value)
    {
        var result = _harness.Decode(
            Survey("answered", $$"""{"responseId":"r-1","kind":"csat","scaleMin":1,"scaleMax":5,"value":{{value}}}"""),
            "r-1");

        Assert.Equal((InvalidReason.InvalidField, "data.value"), (result.Reason, result.Field));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1.234", 1234)]
    [InlineData("1.2349", 1234)]
    [InlineData("0.0019", 1)]
    [InlineData("1e3", 1_000_000)]
    [InlineData("-0", 0)]
    [InlineData("1e300", 1_000_000_000_000_000)]
    public void Decode_Duration_IsFlooredToTheMillisecond(string seconds, long expectedMs)
    {
        var result = _harness.Decode(
            Call($$"""{"callId":"c-1","ticketId":"T-17","talkSeconds":{{seconds}},"holdSeconds":0,"afterCallSeconds":0}"""));

        Assert.True(result.IsDecoded, result.Message);
        Assert.Equal(expectedMs, _harness.Event.TalkMs);
    }

    [Theory]
    [InlineData("-0.001")]
    [InlineData("-1e300")]
    [InlineData("1e999")]
    [InlineData("\"5\"")]
    public void Decode_DurationNegativeOrEndless_IsInvalid(string seconds)
    {
        var result = _harness.Decode(
            Call($$"""{"callId":"c-1","ticketId":"T-17","talkSeconds":1,"holdSeconds":{{seconds}},"afterCallSeconds":0}"""));

        Assert.Equal((InvalidReason.InvalidField, "data.holdSeconds"), (result.Reason, result.Field));
    }

    [Fact]
    public void Decode_CallWithoutTicket_IsItsOwnSubject()
    {
        _harness.Decode(Call("""{"callId":"c-1","talkSeconds":1,"holdSeconds":2,"afterCallSeconds":3,"revision":2}"""), "c-1");

        var call = _harness.Event;
        Assert.Equal((SubjectKind.Call, "c-1", IdentityKey.CallId), (call.SubjectKind, _harness.Text(call.Subject), call.IdentityKey));
        Assert.Equal((1000, 2000, 3000, 2), (call.TalkMs, call.HoldMs, call.AfterCallMs, call.Revision));
    }

    [Theory]
    [InlineData(8192, InvalidReason.None)]
    [InlineData(8193, InvalidReason.TooLong)]
    public void Decode_CommentAtItsLimit_CountsBytes(int bytes, InvalidReason expected)
    {
        var result = _harness.Decode(
            Survey("answered", $$"""{"responseId":"r-1","kind":"csat","scaleMin":1,"scaleMax":5,"value":4,"comment":"{{new string('x', bytes)}}"}"""),
            "r-1");

        Assert.Equal(expected, result.Reason);
    }

    [Theory]
    [InlineData("""  Très \"bien\"\n\u00e9  """, "  Très \"bien\"\né  ")]
    [InlineData(" \\t\\u00a0 ", null)]
    [InlineData("", null)]
    public void Decode_Comment_IsKeptAsItIs(string escaped, string? expected)
    {
        _harness.Decode(
            Survey("revised", $$"""{"responseId":"r-1","kind":"csat","scaleMin":1,"scaleMax":5,"value":4,"revision":1,"comment":"{{escaped}}"}"""),
            "r-1");

        Assert.Equal(expected, _harness.Text(_harness.Event.Comment));
    }
}
